package org.unseal.vision.track;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unseal.model.picture.Box;
import org.unseal.vision.cells.Blob;

/**
 * Puts back what came off a figure at the top: hair or a hat, where the face below it does not
 * stand out from what is behind. What is between the two is a face, so they must be one shape
 * before anybody asks whose it is.
 */
final class Crowns {
  /** Sizes and distance, as shares of the height of somebody who stands where the figure does. */
  private static final double HIGHEST = 0.22;

  private static final double WIDEST = 0.32;
  private static final double FARTHEST = 0.2;

  private Crowns() {}

  /** The blobs of one frame, some of them joined; all as they are where the scale is not known. */
  static List<Blob> joined(List<Blob> blobs, Optional<PersonScale> scale) {
    if (scale.isEmpty() || blobs.size() < 2) {
      return blobs;
    }
    List<Blob> figures = new ArrayList<>(blobs);
    boolean any = false;
    for (Blob crown : blobs) {
      Blob figure = below(crown, figures, scale.get());
      if (figure != null) {
        figures.remove(crown);
        figures.set(figures.indexOf(figure), figure.join(crown));
        any = true;
      }
    }
    return any ? figures : blobs;
  }

  /** The nearest figure of which it may be the top. */
  private static @Nullable Blob below(Blob crown, List<Blob> figures, PersonScale scale) {
    Box top = crown.box();
    Blob nearest = null;
    for (Blob figure : figures) {
      Box box = figure.box();
      int gap = box.top() - top.bottom();
      if (figure == crown || gap < 0 || (nearest != null && gap >= distance(crown, nearest))) {
        continue;
      }
      double height = scale.heightAt(box.bottom()).orElse(0.0);
      if (gap <= FARTHEST * height
          && top.height() <= HIGHEST * height
          && top.width() <= WIDEST * height
          && box.height() > 2 * top.height()) {
        Box shoulders = figure.around(box.top(), box.top() + Math.max(1, (int) (0.2 * height)));
        if (top.left() <= shoulders.right() && top.right() >= shoulders.left()) {
          nearest = figure;
        }
      }
    }
    return nearest;
  }

  private static int distance(Blob crown, Blob figure) {
    return figure.box().top() - crown.box().bottom();
  }
}
