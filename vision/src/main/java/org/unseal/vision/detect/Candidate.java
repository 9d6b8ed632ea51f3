package org.unseal.vision.detect;

/**
 * What a model takes for a face, before doubles are dropped.
 *
 * @param score 0 to 1
 * @param cut it touches an edge at which a tile was cut off, so that it may be part of a face
 */
record Candidate(double left, double top, double right, double bottom, double score, boolean cut) {
  double area() {
    return (right - left) * (bottom - top);
  }

  /** Area in common with another. */
  double common(Candidate other) {
    double width = Math.min(right, other.right) - Math.max(left, other.left);
    double height = Math.min(bottom, other.bottom) - Math.max(top, other.top);
    return width > 0 && height > 0 ? width * height : 0;
  }

  /** Around both, with the better score. */
  Candidate join(Candidate other) {
    return new Candidate(
        Math.min(left, other.left),
        Math.min(top, other.top),
        Math.max(right, other.right),
        Math.max(bottom, other.bottom),
        Math.max(score, other.score),
        cut && other.cut);
  }
}
