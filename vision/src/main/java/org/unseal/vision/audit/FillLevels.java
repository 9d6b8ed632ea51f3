package org.unseal.vision.audit;

/**
 * The levels that a fill has in 8-bit pictures. Which of the two usual matrices a file's colours
 * are meant by makes little difference to most colours and none to greys; either counts.
 */
final class FillLevels {
  /** Levels by which an encoder may miss the fill in the middle of a mask. */
  private static final int NEAR = 16;

  /** Colour bleeds further, and says little where the luminance is the fill's. */
  private static final int NEAR_COLOUR = 32;

  private final int[][] levels;

  /**
   * @param rgb 0xRRGGBB
   */
  FillLevels(int rgb, boolean fullRange) {
    levels =
        new int[][] {levels(rgb, fullRange, 0.299, 0.114), levels(rgb, fullRange, 0.2126, 0.0722)};
  }

  /** By the formulas of ITU-T H.273, 8.3. */
  private static int[] levels(int rgb, boolean fullRange, double kr, double kb) {
    double red = (rgb >> 16 & 0xFF) / 255.0;
    double green = (rgb >> 8 & 0xFF) / 255.0;
    double blue = (rgb & 0xFF) / 255.0;
    double y = kr * red + (1 - kr - kb) * green + kb * blue;
    double chroma = fullRange ? 255 : 224;
    return new int[] {
      (int) Math.round(fullRange ? y * 255 : 16 + 219 * y),
      (int) Math.round(128 + (blue - y) / (2 * (1 - kb)) * chroma),
      (int) Math.round(128 + (red - y) / (2 * (1 - kr)) * chroma)
    };
  }

  /** Whether a pixel shows the fill, or nearly so. */
  boolean near(int y, int cb, int cr) {
    return near(levels[0], y, cb, cr) || near(levels[1], y, cb, cr);
  }

  private static boolean near(int[] level, int y, int cb, int cr) {
    return Math.abs(y - level[0]) <= NEAR
        && Math.abs(cb - level[1]) <= NEAR_COLOUR
        && Math.abs(cr - level[2]) <= NEAR_COLOUR;
  }
}
