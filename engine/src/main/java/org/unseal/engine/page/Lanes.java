package org.unseal.engine.page;

/**
 * A lane of time as a picture: blocks that differ in height, place and outline, so that nobody
 * needs to see colours. It stretches over whatever width there is, and every block has its words.
 */
final class Lanes {
  static final int HEIGHT = 24;
  private static final int WIDE = 1_000;

  private final Markup html;
  private final long micros;

  /** Over so many microseconds. */
  Lanes(Markup html, long micros) {
    this.html = html;
    this.micros = Math.max(1, micros);
  }

  /** Begins a lane. */
  Lanes open(String label) {
    html.open(
        "svg",
        "class",
        "lane",
        "viewBox",
        "0 0 " + WIDE + " " + HEIGHT,
        "preserveAspectRatio",
        "none",
        "role",
        "img",
        "aria-label",
        label);
    html.empty(
        "rect", "class", "ground", "x", "0", "y", "0", "width", "" + WIDE, "height", "" + HEIGHT);
    return this;
  }

  /** A block from a time to another. */
  Lanes block(String kind, long from, long to, int top, int height, String title) {
    long left = place(from);
    long right = Math.max(left + 2, place(to));
    html.open("g").leaf("title", title);
    html.empty(
        "rect",
        "class",
        kind,
        "x",
        "" + left,
        "y",
        "" + top,
        "width",
        "" + (right - left),
        "height",
        "" + height);
    html.close("g");
    return this;
  }

  private long place(long at) {
    long within = Math.clamp(at, 0, micros);
    return Math.round(within * (double) WIDE / micros);
  }

  void close() {
    html.close("svg");
  }
}
