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
  private static final int ROUNDS = 4;

  /** What a cell of the backdrop should look like in this light. */
  public int predict(int luma) {
    return Math.clamp((gain * luma + offset + ONE / 2) >> 12, 0, 255);
  }

  /** What the backdrop's cell would be if this luminance was seen; the inverse of predict. */
  public int restore(int luma) {
    return Math.clamp(Math.round((luma * (float) ONE - offset) / gain), 0, 255);
  }

  /**
   * Fits by least squares to the cells that follow the last fit, beginning with all cells whose
   * difference is not far from the median.
   */
  public static Light between(byte[] backdrop, byte[] luma) {
    int step = luma.length > 8192 ? 3 : 1;
    int[] histogram = new int[511];
    int count = 0;
    for (int i = 0; i < luma.length; i += step) {
      histogram[(luma[i] & 0xFF) - (backdrop[i] & 0xFF) + 255]++;
      count++;
    }
    int median = median(histogram, count);
    double gain = 1;
    double offset = median - 255;
    double band = Math.max(8, 3.0 * spread(histogram, count, median));
    int agreeing = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long n = 0;
      long sumB = 0;
      long sumY = 0;
      long sumBB = 0;
      long sumBY = 0;
      int fixedGain = (int) Math.round(gain * ONE);
      int fixedOffset = (int) Math.round(offset * ONE);
      int fixedBand = (int) Math.round(band * ONE);
      for (int i = 0; i < luma.length; i += step) {
        int b = backdrop[i] & 0xFF;
        int y = luma[i] & 0xFF;
        // Clipped cells say nothing of the gain.
        if (Math.abs(y * ONE - fixedGain * b - fixedOffset) <= fixedBand && y < 250 && b < 250) {
          n++;
          sumB += b;
          sumY += y;
          sumBB += (long) b * b;
          sumBY += (long) b * y;
        }
      }
      if (n < 16) {
        break;
      }
      double meanB = (double) sumB / n;
      double meanY = (double) sumY / n;
      // A little weight on gain 1, so that a flat picture has a solution.
      double variance = (double) sumBB / n - meanB * meanB + 4;
      double covariance = (double) sumBY / n - meanB * meanY + 4;
      gain = Math.clamp(covariance / variance, 0.25, 4);
      offset = meanY - gain * meanB;
      agreeing = (int) Math.min(1000, n * 1000 / count);
      band = Math.max(6, band / 2);
    }
    return new Light((int) Math.round(gain * ONE), (int) Math.round(offset * ONE), agreeing);
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

  /** The median distance from the median. */
  private static int spread(int[] histogram, int count, int median) {
    int seen = histogram[median];
    int distance = 0;
    while (seen * 2 < count && distance < 510) {
      distance++;
      seen += median - distance >= 0 ? histogram[median - distance] : 0;
      seen += median + distance < histogram.length ? histogram[median + distance] : 0;
    }
    return distance;
  }
}
