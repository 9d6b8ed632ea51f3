package org.unseal.media.render;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * The coded pictures of one run, as MP4 holds them: every unit behind its length in four bytes.
 * Filled by one thread, then read by another.
 */
final class EncodedRun {
  private static final int FIRST_BYTES = 1 << 16;
  private static final int FIRST_PICTURES = 64;

  private byte[] bytes = new byte[FIRST_BYTES];
  private int[] ends = new int[FIRST_PICTURES];
  private int count;
  private int length;
  private byte[] parameterSets = {};
  private int quality = EncoderSetup.QUALITIES.getFirst();
  private OptionalInt similarity = OptionalInt.empty();
  private boolean similar = true;

  /** Takes one coded picture, in the form that the encoder gives. */
  void add(byte[] annexB, int size) {
    NalUnits.split(
        annexB,
        size,
        (from, end) -> {
          if (!NalUnits.supplementary(annexB, from)) {
            append(annexB, from, end - from);
          }
        });
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
    }
    ends[count++] = length;
  }

  private void append(byte[] from, int at, int size) {
    int needed = Math.addExact(length, size + Integer.BYTES);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, (int) Math.min(2L * bytes.length, 1L << 30)));
    }
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (size >>> shift);
    }
    System.arraycopy(from, at, bytes, length, size);
    length += size;
  }

  /** What a decoder must know before the first picture; start codes and units. */
  void parameterSets(byte[] annexB) {
    parameterSets = annexB;
  }

  byte[] parameterSets() {
    return parameterSets;
  }

  /**
   * Notes how it turned out.
   *
   * @param crf what it was encoded with
   * @param millionths how alike it is to its source outside the masks
   * @param enough and whether that, and the masks, are as they should be
   */
  EncodedRun judged(int crf, int millionths, boolean enough) {
    quality = crf;
    similarity = OptionalInt.of(millionths);
    similar = enough;
    return this;
  }

  int quality() {
    return quality;
  }

  /** Structural similarity in millionths, if it was compared. */
  OptionalInt similarity() {
    return similarity;
  }

  /** Nothing is known against it. */
  boolean similar() {
    return similar;
  }

  int count() {
    return count;
  }

  /** All pictures, one behind the other; not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  int start(int picture) {
    return picture == 0 ? 0 : ends[picture - 1];
  }

  int size(int picture) {
    return ends[picture] - start(picture);
  }
}
