package org.unseal.campus.truth;

import java.util.List;
import java.util.Optional;
import org.unseal.campus.geometry.Outline;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;

/** Finds the pixels of a face that a frame shows. */
public final class VisibleFace {
  /** The label of visible pixels of the face. */
  public static final int FACE = 1;

  private static final int HIDDEN = 2;

  private VisibleFace() {}

  /**
   * The face's surroundings with its visible pixels labelled {@link #FACE}; empty where they show
   * no face at all.
   *
   * @param place of the person among the layers
   */
  public static Optional<Mask> find(List<FrameTruth.Layer> layers, int place, PictureSize size) {
    if (!(layers.get(place) instanceof FrameTruth.Someone someone) || someone.face().isEmpty()) {
      return Optional.empty();
    }
    Outline face = someone.face().get();
    Optional<Box> box = face.box().flatMap(b -> b.clip(size));
    if (box.isEmpty()) {
      return Optional.empty();
    }
    Mask mask = new Mask(box.get());
    mask.fill(face, FACE);
    hide(mask, someone.front());
    for (int i = place + 1; i < layers.size(); i++) {
      switch (layers.get(i)) {
        case FrameTruth.Someone other -> {
          hide(mask, other.body());
          hide(mask, other.front());
        }
        case FrameTruth.Thing thing -> hide(mask, thing.outlines());
      }
    }
    return Optional.of(mask);
  }

  /** Pixels of a face when nothing hides it, also outside the picture. */
  public static int pixels(Outline face) {
    return face.box()
        .map(
            box -> {
              Mask mask = new Mask(box);
              mask.fill(face, FACE);
              return mask.count(FACE);
            })
        .orElse(0);
  }

  private static void hide(Mask mask, List<Outline> outlines) {
    Box box = mask.box();
    for (Outline o : outlines) {
      if (o.right() >= box.left() * Outline.UNITS
          && o.left() <= box.right() * Outline.UNITS
          && o.bottom() >= box.top() * Outline.UNITS
          && o.top() <= box.bottom() * Outline.UNITS) {
        mask.fill(o, HIDDEN);
      }
    }
  }
}
