package org.unseal.campus.draw;

import org.unseal.campus.geometry.Outline;

/** What is painted, by distance. */
sealed interface Item {
  double depth();

  boolean touches(Outline outline);

  record Human(Figure figure) implements Item {
    @Override
    public double depth() {
      return figure.depth();
    }

    @Override
    public boolean touches(Outline outline) {
      return figure.body().stream().anyMatch(o -> meet(o, outline))
          || figure.front().stream().anyMatch(o -> meet(o, outline));
    }
  }

  record Part(Piece piece) implements Item {
    @Override
    public double depth() {
      return piece.depth();
    }

    @Override
    public boolean touches(Outline outline) {
      return piece.solid().stream().anyMatch(o -> meet(o, outline));
    }
  }

  record Cloud(Puff puff) implements Item {
    @Override
    public double depth() {
      return puff.depth();
    }

    @Override
    public boolean touches(Outline outline) {
      return meet(
          Outline.ofPixels(
              puff.x() - puff.radius(),
              puff.y() - puff.radius(),
              puff.x() + puff.radius(),
              puff.y() - puff.radius(),
              puff.x() + puff.radius(),
              puff.y() + puff.radius()),
          outline);
    }
  }

  record Post(Fixture fixture) implements Item {
    @Override
    public double depth() {
      return fixture.depth();
    }

    @Override
    public boolean touches(Outline outline) {
      return false;
    }
  }

  static boolean meet(Outline a, Outline b) {
    return a.left() < b.right()
        && b.left() < a.right()
        && a.top() < b.bottom()
        && b.top() < a.bottom();
  }
}
