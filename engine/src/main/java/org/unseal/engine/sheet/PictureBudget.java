package org.unseal.engine.sheet;

/**
 * How many small pictures a sheet may hold, so that a browser can still open it.
 *
 * @param pictures in the whole sheet
 * @param perSegment most for one segment
 * @param bytes of all of them together, as JPEG
 */
record PictureBudget(int pictures, int perSegment, long bytes) {
  static final PictureBudget USUAL = new PictureBudget(6_000, 6, 64L << 20);

  /** Frames after which a further picture shows something new. */
  private static final int APART = 5;

  PictureBudget {
    if (pictures < 1 || perSegment < 1 || bytes < 1) {
      throw new IllegalArgumentException("a sheet without room for pictures");
    }
  }

  /** How many for a segment of so many frames, in a sheet of so many segments. */
  int share(int segments, int frames) {
    int most = Math.clamp(pictures / Math.max(1, segments), 1, perSegment);
    return Math.min(most, 1 + (frames - 1) / APART);
  }
}
