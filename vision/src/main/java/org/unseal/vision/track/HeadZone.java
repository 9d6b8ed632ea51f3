package org.unseal.vision.track;

import java.util.List;
import java.util.Optional;
import org.unseal.model.picture.Box;
import org.unseal.vision.cells.Blob;
import org.unseal.vision.cells.CellGrid;

/**
 * Decides what of a mover to cover: the head zone where its shape fits one upright person on that
 * row of feet, everything of it otherwise. An upright person's head with the chin is a seventh of
 * the height; the zone is a good quarter, from above the highest place where the head may be to
 * below the lowest.
 */
public final class HeadZone {
  /**
   * Parts of a shape no further apart than this share of somebody's height may be one, of whom the
   * middle does not stand out: somebody is narrower than that.
   */
  private static final double BETWEEN = 0.2;

  /** In thousandths of the scale; two of whom one hides the other may look like one taller yet. */
  private static final int TALLEST = 1180;

  /** Widths of one upright person, as shares of the height: two are wider somewhere. */
  private static final double WIDEST = 0.5;

  private static final double WIDEST_SHOULDERS = 0.38;
  private static final double WIDEST_TORSO = 0.37;
  private static final double WIDEST_HEAD = 0.16;

  /** Share of the usual height from which somebody is tall, and how wide the torso may be then. */
  private static final double TALL = 1.06;

  private static final double WIDEST_TALL = 0.28;

  /** Cells by which anything may look wider than it is. */
  private static final int BLURRED = 2;

  /** So much of somebody's height may not stand out above a shape: the upper half, with room. */
  private static final double MOST_MISSING = 0.55;

  /** Half the width of the place where a head is expected, as a share of the height. */
  private static final double HEAD_ROOM = 0.11;

  private final CellGrid grid;
  private final Optional<PersonScale> scale;
  private final boolean dim;

  /**
   * @param dim it is so dark that heads may not stand out; then there is no clear head, and room
   *     for one is added above everything
   */
  public HeadZone(CellGrid grid, Optional<PersonScale> scale, boolean dim) {
    this.grid = grid;
    this.scale = scale;
    this.dim = dim;
  }

  static boolean touchesEdge(Box cells, CellGrid grid) {
    return cells.left() <= 1
        || cells.top() <= 1
        || cells.right() >= grid.columns() - 1
        || cells.bottom() >= grid.rows() - 1;
  }

  /**
   * How tall this one is compared with the scale, in thousandths; 1000 where that can't be said.
   */
  int stature(List<Sighting> sightings) {
    int[] ratios =
        sightings.stream()
            .filter(s -> !s.merged() && !touchesEdge(s.shape().box(), grid))
            .filter(s -> s.shape().box().width() * 10 <= s.shape().box().height() * 6)
            .mapToInt(
                s ->
                    expected(s.shape().box().bottom(), 1000)
                        .map(height -> (int) (s.shape().box().height() * 1000 / height))
                        .orElse(0))
            .filter(ratio -> ratio > 600 && ratio < 1300)
            .sorted()
            .toArray();
    return ratios.length < 5 ? 1000 : Math.clamp(ratios[ratios.length * 7 / 10], 850, 1150);
  }

  private Optional<Double> expected(int foot, int stature) {
    return scale.flatMap(s -> s.heightAt(foot)).map(height -> height * stature / 1000);
  }

  /** Whether by its size alone no more than the head zone would be covered. */
  public boolean fitsOnePerson(Blob blob) {
    return of(Sighting.alone(0, blob), 1000).isPresent();
  }

  /** The head zone, where there is one clear head. */
  Optional<Shape> of(Sighting sighting, int stature) {
    Blob blob = sighting.shape();
    Box box = blob.box();
    Optional<Double> known = expected(box.bottom(), stature);
    if (dim || sighting.merged() || touchesEdge(box, grid) || known.isEmpty()) {
      return Optional.empty();
    }
    double height = known.get();
    boolean upright =
        box.height() >= 0.85 * height
            && box.height() <= 1.15 * height
            && box.height() <= expected(box.bottom(), TALLEST).orElse(0.0)
            && upperWidth(blob) <= Math.max(3, WIDEST * height)
            && torsoWidth(blob, height) <= Math.max(3, WIDEST_TORSO * height + 1)
            && headWidth(blob, height) <= WIDEST_HEAD * height + BLURRED
            && !maybeTwo(blob)
            && blob.area() * 10L >= box.area() * 3;
    if (!upright) {
      return Optional.empty();
    }
    int expectedTop = (int) Math.floor(box.bottom() - height);
    int low = (int) Math.ceil(Math.max(box.top(), expectedTop) + 0.27 * height);
    Box seen = blob.around(box.top(), Math.min(low, box.bottom()));
    if (seen.width() > Math.max(3, WIDEST_SHOULDERS * height)) {
      return Optional.empty();
    }
    int margin = Math.max(1, (int) Math.round(0.04 * height));
    int high = Math.min(box.top(), expectedTop) - margin;
    int spare = Math.max(0, (int) Math.ceil((0.28 * height - seen.width()) / 2));
    return Optional.of(
        Shape.of(
            new Box(
                seen.left() - margin - spare,
                high,
                seen.right() + margin + spare,
                Math.max(low, high + 1))));
  }

  /** Somebody tall may be two of whom one walks before the other; then they are also broader. */
  private boolean maybeTwo(Blob blob) {
    double usual = expected(blob.box().bottom(), 1000).orElse(0.0);
    return blob.box().height() > TALL * usual && torsoWidth(blob, usual) > WIDEST_TALL * usual + 1;
  }

  /** With the arms, above where a stride is wide: another one's head may be there. */
  private static int torsoWidth(Blob blob, double height) {
    int top = blob.box().top();
    return blob.around(top + (int) (0.2 * height), top + (int) (0.6 * height)).width();
  }

  /** Of the rows in which nothing but one head may be. */
  private static int headWidth(Blob blob, double height) {
    int top = blob.box().top();
    return blob.around(top, top + Math.max(1, (int) (0.1 * height))).width();
  }

  /** Without the feet, where a rest of a shadow may be. */
  private static int upperWidth(Blob blob) {
    Box box = blob.box();
    return blob.around(box.top(), box.bottom() - Math.ceilDiv(box.height(), 8)).width();
  }

  /**
   * The first row of which nobody's head can be in or below: the knees of whoever is nearest. There
   * what was seen is covered, without room for what was not. Below the picture where it can't be
   * told.
   */
  int legs(Blob blob) {
    Box box = blob.box();
    double height = dim ? 0 : expected(box.bottom(), 1000).orElse(0.0);
    boolean standing = height > 0 && box.height() > 0.5 * height && box.bottom() < grid.rows() - 1;
    return standing ? box.bottom() - (int) Math.floor(0.3 * height) : Integer.MAX_VALUE;
  }

  /**
   * Everything: the silhouette, and where it is shorter than somebody upright also the place above
   * it where a head would be that did not stand out.
   */
  Shape whole(Sighting sighting, int stature) {
    Blob blob = sighting.shape();
    Box box = blob.box();
    Optional<Double> tallest = dim ? Optional.empty() : expected(box.bottom(), 1000);
    int gap = tallest.map(height -> (int) Math.ceil(BETWEEN * height)).orElse(Integer.MAX_VALUE);
    Shape seen = Shape.of(blob, gap);
    Shape shape = seen.grow(1).above(legs(blob)).join(seen);
    if (dim) {
      // Of somebody in dark clothes perhaps no more than the legs were seen.
      double tall = scale.flatMap(s -> s.heightAt(box.bottom())).orElse((double) box.height());
      int top = (int) Math.floor(box.bottom() - 1.15 * tall);
      shape = shape.join(shape.move(0, -Math.max(2, (int) Math.round(tall / 5))));
      if (top < box.top() && box.height() * 3 > tall) {
        shape = shape.join(Shape.of(new Box(box.left() - 1, top, box.right() + 1, box.top() + 1)));
      }
    }
    if (!dim && isEnoughOf(box, sighting.expected())) {
      shape = shape.join(headOf(sighting.expected()));
    }
    if (sighting.merged()) {
      return withHeadOf(sighting.expected(), shape, blob, stature);
    }
    Optional<Double> known = expected(box.bottom(), stature);
    if (known.isPresent() && box.bottom() < grid.rows() - 1) {
      int top = (int) Math.floor(box.bottom() - known.get()) - 1;
      double height = known.get();
      if (top < box.top() && box.height() > 0.6 * height && box.width() < 0.8 * height) {
        Box upper = blob.around(box.top(), box.top() + Math.max(1, box.height() / 4));
        shape =
            shape.join(Shape.of(new Box(upper.left() - 1, top, upper.right() + 1, box.top() + 1)));
      }
    }
    return shape;
  }

  /** The shape is enough of whoever is expected to believe that the rest is above it. */
  private static boolean isEnoughOf(Box shape, Box expected) {
    return shape.top() - expected.top() <= MOST_MISSING * expected.height();
  }

  /**
   * Where somebody's head is expected by his way so far: his face may not stand out from what is
   * behind it just now, from others, from smoke or from the shadow of a cloud.
   */
  private static Shape headOf(Box body) {
    double height = body.height();
    int middle = (body.left() + body.right()) / 2;
    int half = (int) Math.ceil(HEAD_ROOM * height);
    return Shape.of(
        new Box(
            middle - half,
            body.top() - 1,
            middle + half,
            body.top() + (int) Math.ceil(2 * HEAD_ROOM * height)));
  }

  /**
   * Among others, room for a head that does not stand out: above the shape, where somebody is
   * expected whose shoulders it shows.
   */
  private Shape withHeadOf(Box body, Shape shape, Blob blob, int stature) {
    double height = expected(body.bottom(), stature).orElse((double) body.height());
    int middle = (body.left() + body.right()) / 2;
    int top = (int) Math.floor(body.bottom() - height) - 1;
    int shoulders = blob.box().top();
    while (shoulders < blob.box().bottom()
        && (blob.left(shoulders) > middle || blob.right(shoulders) <= middle)) {
      shoulders++;
    }
    int missing = shoulders - top;
    if (missing <= 1 || missing > 0.3 * height) {
      return shape;
    }
    int half = (int) Math.ceil(0.12 * height) + 1;
    return shape.join(Shape.of(new Box(middle - half, top, middle + half, shoulders + 1)));
  }
}
