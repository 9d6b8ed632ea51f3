package org.unseal.model.reported;

import java.math.BigInteger;

/** Takes a code's bits one after another; its first 1 only says where they begin. */
final class BitReader {
  private final BigInteger bits;
  private int left;

  BitReader(BigInteger bits) {
    this.bits = bits;
    this.left = bits.bitLength() - 1;
  }

  /** The next few as a number. */
  int next(int count) throws MalformedReportCodeException {
    int value = 0;
    for (int i = 0; i < count; i++) {
      if (left <= 0) {
        throw new MalformedReportCodeException("it ends too early");
      }
      left--;
      value = value << 1 | (bits.testBit(left) ? 1 : 0);
    }
    return value;
  }

  /** A number in groups of four bits; none begins with a group that says nothing. */
  int number() throws MalformedReportCodeException {
    long value = 0;
    boolean first = true;
    while (true) {
      boolean more = next(1) == 1;
      int group = next(4);
      if (first && more && group == 0) {
        throw new MalformedReportCodeException("it writes a number longer than it is");
      }
      first = false;
      value = value << 4 | group;
      if (value > Integer.MAX_VALUE) {
        throw new MalformedReportCodeException("it names a number that can't be");
      }
      if (!more) {
        return (int) value;
      }
    }
  }

  void end() throws MalformedReportCodeException {
    if (left > 0) {
      throw new MalformedReportCodeException("it goes on behind its end");
    }
  }
}
