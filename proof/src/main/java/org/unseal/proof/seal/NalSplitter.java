package org.unseal.proof.seal;

/** Finds the NAL units in a coded unit, with start codes or with lengths before them. */
public final class NalSplitter {
  private NalSplitter() {}

  /** Called with where a NAL unit lies, at least one byte, without zeros at its end. */
  @FunctionalInterface
  public interface Taker {
    /** From its first byte to behind its last. */
    void take(int from, int end);
  }

  /**
   * Gives every NAL unit in order.
   *
   * @param lengthSize bytes of the length before each; 0 where there are start codes. A length that
   *     reaches beyond the end reaches to the end.
   * @return whether the lengths filled the unit as they should, so that all programs find the same
   */
  public static boolean split(byte[] bytes, int length, int lengthSize, Taker taker) {
    if (lengthSize == 0) {
      atStartCodes(bytes, length, taker);
      return true;
    }
    return atLengths(bytes, length, lengthSize, taker);
  }

  private static boolean atLengths(byte[] bytes, int length, int lengthSize, Taker taker) {
    int at = 0;
    boolean exact = true;
    while (length - at > lengthSize) {
      long size = 0;
      for (int i = 0; i < lengthSize; i++) {
        size = size << 8 | (bytes[at + i] & 0xFF);
      }
      int from = at + lengthSize;
      exact &= from + size <= length;
      at = (int) Math.min(length, from + size);
      give(bytes, from, at, taker);
    }
    return exact && at == length;
  }

  /** ITU-T H.264, annex B. */
  private static void atStartCodes(byte[] bytes, int length, Taker taker) {
    int from = -1;
    int at = 0;
    while (at + 2 < length) {
      int third = bytes[at + 2];
      if (third > 1 || third < 0) { // no start code can contain it
        at += 3;
      } else if (third == 1 && bytes[at] == 0 && bytes[at + 1] == 0) {
        give(bytes, from, at, taker);
        from = at + 3;
        at += 3;
      } else {
        at++;
      }
    }
    give(bytes, from, length, taker);
  }

  private static void give(byte[] bytes, int from, int end, Taker taker) {
    int last = end;
    while (from >= 0 && last > from && bytes[last - 1] == 0) {
      last--;
    }
    if (from >= 0 && last > from) {
      taker.take(from, last);
    }
  }
}
