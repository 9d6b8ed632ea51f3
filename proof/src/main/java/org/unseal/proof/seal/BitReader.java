package org.unseal.proof.seal;

/**
 * Reads the first bits of a NAL unit, without the bytes that keep start codes from arising (ITU-T
 * H.264, 7.3.1). Past the end it reads zeros.
 */
public final class BitReader {
  private final byte[] bytes;
  private final int end;
  private int at;
  private int zeros;
  private int bit = 8;
  private int current;
  private int position;

  /** Begins at a byte, behind the NAL unit's header. */
  public BitReader(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  /** Passes over bits. */
  public void skip(int bits) {
    for (int i = 0; i < bits; i++) {
      bit();
    }
  }

  /** At most 31 bits. */
  public int bits(int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 1 | bit();
    }
    return value;
  }

  /** An Exp-Golomb code, 9.1; -1 where it has more than 31 bits. */
  public int golomb() {
    int leading = 0;
    while (bit() == 0) {
      if (++leading > 30) {
        return -1;
      }
    }
    return (1 << leading) - 1 + bits(leading);
  }

  /** How many bits were read or passed over, those of the kept-out bytes not counted. */
  public int position() {
    return position;
  }

  private int bit() {
    position++;
    if (bit == 8) {
      next();
      bit = 0;
    }
    return current >> (7 - bit++) & 1;
  }

  private void next() {
    if (zeros >= 2 && at < end && bytes[at] == 3) {
      at++;
      zeros = 0;
    }
    current = at < end ? bytes[at++] & 0xFF : 0;
    zeros = current == 0 ? zeros + 1 : 0;
  }
}
