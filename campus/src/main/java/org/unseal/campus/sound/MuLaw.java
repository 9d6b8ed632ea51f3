package org.unseal.campus.sound;

/** G.711 in its µ-law form, as ITU-T writes it down: 16 bits to 8. */
final class MuLaw {
  private static final int BIAS = 0x84;
  private static final int CLIP = 32_635;

  private MuLaw() {}

  static byte code(short sample) {
    int sign = sample < 0 ? 0x80 : 0;
    int size = Math.min(CLIP, Math.abs((int) sample)) + BIAS;
    int exponent = 31 - Integer.numberOfLeadingZeros(size) - 7;
    int mantissa = size >> (exponent + 3) & 0xF;
    return (byte) ~(sign | exponent << 4 | mantissa);
  }
}
