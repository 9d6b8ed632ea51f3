package org.unseal.campus.truth;

import java.util.Arrays;
import org.unseal.campus.geometry.Outline;
import org.unseal.model.picture.Box;

/**
 * A small map of labels over a part of a picture, into which convex outlines are filled. A pixel
 * belongs to an outline if its middle does. One thread.
 */
public final class Mask {
  private static final int HALF = Outline.UNITS / 2;

  private final Box box;
  private final byte[] labels;

  /** A map over a box, all 0. The box may reach outside the picture. */
  public Mask(Box box) {
    this.box = box;
    this.labels = new byte[Math.toIntExact(box.area())];
  }

  public Box box() {
    return box;
  }

  /** The label of a pixel inside the box. */
  public int at(int x, int y) {
    return labels[(y - box.top()) * box.width() + x - box.left()];
  }

  /** Fills an outline with a label and hides what was there. */
  public void fill(Outline outline, int label) {
    int top = Math.max(box.top(), Math.floorDiv(outline.top() - HALF + Outline.UNITS - 1, 8));
    int bottom = Math.min(box.bottom() - 1, Math.floorDiv(outline.bottom() - HALF, Outline.UNITS));
    for (int y = top; y <= bottom; y++) {
      span(outline, y, label);
    }
  }

  private void span(Outline outline, int y, int label) {
    int line = y * Outline.UNITS + HALF;
    double from = Double.POSITIVE_INFINITY;
    double to = Double.NEGATIVE_INFINITY;
    int n = outline.corners();
    int px = outline.x(n - 1);
    int py = outline.y(n - 1);
    for (int i = 0; i < n; i++) {
      int x = outline.x(i);
      int yy = outline.y(i);
      if (Math.min(py, yy) <= line && line <= Math.max(py, yy)) {
        if (py == yy) {
          from = Math.min(from, Math.min(px, x));
          to = Math.max(to, Math.max(px, x));
        } else {
          double cross = px + (double) (x - px) * (line - py) / (yy - py);
          from = Math.min(from, cross);
          to = Math.max(to, cross);
        }
      }
      px = x;
      py = yy;
    }
    if (to < from) {
      return;
    }
    int first = Math.max(box.left(), (int) Math.ceil((from - HALF) / Outline.UNITS));
    int last = Math.min(box.right() - 1, (int) Math.floor((to - HALF) / Outline.UNITS));
    if (first <= last) {
      int row = (y - box.top()) * box.width() - box.left();
      Arrays.fill(labels, row + first, row + last + 1, (byte) label);
    }
  }

  /** How many pixels carry a label. */
  public int count(int label) {
    int found = 0;
    for (byte b : labels) {
      if (b == label) {
        found++;
      }
    }
    return found;
  }
}
