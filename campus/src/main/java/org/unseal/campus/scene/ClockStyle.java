package org.unseal.campus.scene;

import static java.util.Objects.requireNonNull;

/**
 * What a burned-in clock looks like.
 *
 * @param digitHeight of a digit, in pixels; 0 for 14, or 21 in a picture of 1000 columns or more
 * @param corner where it stands, unless the camera says that it stands at the bottom
 */
public record ClockStyle(Font font, int digitHeight, Look look, Corner corner) {
  /** White dots in a black box, upper left: as most recorders write. */
  public static final ClockStyle PLAIN = new ClockStyle(Font.DOTS, 0, Look.BOXED, Corner.TOP_LEFT);

  /** The shapes of its digits. */
  public enum Font {
    /** Letters of 5 by 7 dots, all of one width. */
    DOTS,
    /** Thin strokes; colons are narrower than digits. */
    STROKES,
    /** Thick strokes; colons are narrower than digits. */
    BOLD,
    /** The seven bars of a display. */
    SEGMENTS
  }

  /** How it stands out from what is behind it. */
  public enum Look {
    /** White in a black box. */
    BOXED,
    /** White with a black rim, on the picture itself. */
    OUTLINED,
    /** White in a box that half lets through what is behind. */
    TRANSLUCENT,
    /** Letters alone, which let through a third of what is behind. */
    GHOSTLY
  }

  /** Where it stands. */
  public enum Corner {
    TOP_LEFT,
    TOP_RIGHT,
    BOTTOM_LEFT,
    BOTTOM_RIGHT
  }

  public ClockStyle {
    requireNonNull(font, "font");
    requireNonNull(look, "look");
    requireNonNull(corner, "corner");
    if (digitHeight < 0 || digitHeight > 200) {
      throw new IllegalArgumentException("digits of so many pixels: " + digitHeight);
    }
  }
}
