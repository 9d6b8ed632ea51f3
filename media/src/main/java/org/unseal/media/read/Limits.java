package org.unseal.media.read;

/**
 * What a recording may ask for at most. Far above what cameras make, low enough that a hostile file
 * can neither fill the memory nor keep a machine busy.
 */
final class Limits {
  /** Columns and rows each. */
  static final int SIDE = 16_384;

  static final long PIXELS = 134_217_728;
  static final int STREAMS = 64;

  /** Bytes of one compressed picture. */
  static final int PACKET = 1 << 26;

  /** Bytes that libav may ask for at once, in the whole process. */
  static final long ALLOCATION = 1L << 29;

  /** Bytes looked at, and microseconds, to find out what is in a file. */
  static final long PROBE_BYTES = 5_000_000;

  static final long PROBE_MICROSECONDS = 5_000_000;

  /** Pictures in a recording. */
  static final int PICTURES = 100_000_000;

  private Limits() {}

  static boolean allow(long width, long height) {
    return width >= 1 && height >= 1 && width <= SIDE && height <= SIDE && width * height <= PIXELS;
  }
}
