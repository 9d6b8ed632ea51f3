package org.unseal.vision.backdrop;

/**
 * How a frame's luminance follows from the backdrop's: {@code gain * backdrop + offset}, found from
 * all cells at once, so that something that moves can't pull it along unless it fills half the
 * picture.
 *
 * @param gain in 1/4096
 * @param offset in 1/4096 of a grey level
 * @param agreeingPermille share of the cells that follow it
 */
public record Light(int gain, int offset, int agreeingPermille) {
  private static final int ONE = 4096;
  private static final int BLACK = 14;
  private static final int LEAST_LUMA = 40;
  private static final int CLIPPED = 233;
  private static final int RATIO_BINS = 640;
  private static final int MOST_OFFSET = 12;
  private static final int NEAR = 6;

  /** What a cell of the backdrop should look like in this light. */
  public int predict(int luma) {
    return Math.clamp((gain * luma + offset + ONE / 2) >> 12, 0, 255);
  }

  /** What the backdrop's cell would be if this luminance was seen; the inverse of predict. */
  public int restore(int luma) {
    return Math.clamp(Math.round((luma * (float) ONE - offset) / gain), 0, 255);
  }

  /**
   * The gain is the median of what the cells say each for itself, so that clouds, which darken a
   * part, and movers don't tilt it; the offset is what then remains in the middle, within narrow
   * bounds. Dark and clipped cells say nothing of the gain.
   */
  public static Light between(int[] backdrop, int[] luma) {
    int step = luma.length > 8192 ? 3 : 1;
    int[] ratios = new int[RATIO_BINS];
    int count = 0;
    for (int i = 0; i < luma.length; i += step) {
      int b = backdrop[i];
      int y = luma[i];
      if (b >= LEAST_LUMA && b < CLIPPED && y < CLIPPED && y > BLACK) {
        int ratio = ((y - BLACK) * 128 + (b - BLACK) / 2) / (b - BLACK);
        ratios[Math.min(ratio, RATIO_BINS - 1)]++;
        count++;
      }
    }
    if (count < 16) {
      return new Light(ONE, 0, 0);
    }
    int gain = Math.clamp(median(ratios, count) * 32L, ONE / 4, ONE * 4);
    int[] rests = new int[511];
    int all = 0;
    for (int i = 0; i < luma.length; i += step) {
      int b = backdrop[i];
      int y = luma[i];
      if (b < CLIPPED && y < CLIPPED) {
        int expected = Math.min(255, BLACK + ((gain * (b - BLACK)) >> 12));
        rests[Math.clamp(y - expected + 255, 0, 510)]++;
        all++;
      }
    }
    int rest = Math.clamp(median(rests, all) - 255, -MOST_OFFSET, MOST_OFFSET);
    int agreeing = 0;
    for (int r = rest + 255 - NEAR; r <= rest + 255 + NEAR; r++) {
      agreeing += rests[r];
    }
    int offset = (BLACK + rest) * ONE - gain * BLACK;
    return new Light(gain, offset, (int) (agreeing * 1000L / Math.max(1, all)));
  }

  private static int median(int[] histogram, int count) {
    int seen = 0;
    for (int i = 0; i < histogram.length; i++) {
      seen += histogram[i];
      if (seen * 2 >= count) {
        return i;
      }
    }
    return 255;
  }
}
