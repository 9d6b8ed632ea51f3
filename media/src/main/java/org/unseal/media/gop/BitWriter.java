package org.unseal.media.gop;

import java.io.ByteArrayOutputStream;
import org.unseal.proof.digest.Octets;

/** Writes a NAL unit bit by bit, ITU-T H.264, 7.3.1. */
final class BitWriter {
  private static final int HIGHEST_ESCAPED = 3;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int zeros;
  private int current;
  private int filled;

  BitWriter(byte header) {
    bytes.write(header);
  }

  void bit(int bit) {
    current = (current << 1) | bit;
    if (++filled == Byte.SIZE) {
      write(current);
      current = 0;
      filled = 0;
    }
  }

  /** An Exp-Golomb code, 9.1; of a number that is not negative. */
  void golomb(int value) {
    int length = Integer.SIZE - Integer.numberOfLeadingZeros(value + 1);
    for (int i = 1; i < length; i++) {
      bit(0);
    }
    for (int i = length - 1; i >= 0; i--) {
      bit(((value + 1) >> i) & 1);
    }
  }

  /** Ends the unit. */
  Octets unit() {
    bit(1);
    while (filled > 0) {
      bit(0);
    }
    return Octets.of(bytes.toByteArray());
  }

  /** No three bytes may look like a start code. */
  private void write(int octet) {
    if (zeros == 2 && octet <= HIGHEST_ESCAPED) {
      bytes.write(3);
      zeros = 0;
    }
    bytes.write(octet);
    zeros = octet == 0 ? zeros + 1 : 0;
  }
}
