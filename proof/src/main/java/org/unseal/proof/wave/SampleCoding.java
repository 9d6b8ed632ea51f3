package org.unseal.proof.wave;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Optional;

/** How a sample is written in a WAV file. Samples lie one behind the other, lowest byte first. */
public enum SampleCoding {
  PCM_U8("pcm_u8", 1, 1),
  PCM_S16LE("pcm_s16le", 1, 2),
  PCM_S24LE("pcm_s24le", 1, 3),
  PCM_S32LE("pcm_s32le", 1, 4),
  PCM_F32LE("pcm_f32le", 3, 4),
  PCM_F64LE("pcm_f64le", 3, 8),
  PCM_ALAW("pcm_alaw", 6, 1),
  PCM_MULAW("pcm_mulaw", 7, 1);

  private final String code;
  private final int tag;
  private final int bytes;

  SampleCoding(String code, int tag, int bytes) {
    this.code = code;
    this.tag = tag;
    this.bytes = bytes;
  }

  /** Its short name, as seals have it. */
  public String code() {
    return code;
  }

  /** Number of the format in a WAV file. */
  int tag() {
    return tag;
  }

  /** Bytes of a sample in one channel. */
  public int bytes() {
    return bytes;
  }

  /** The coding of a short name; empty where a WAV file can't have it. */
  public static Optional<SampleCoding> ofCode(String code) {
    return Arrays.stream(values()).filter(coding -> coding.code.equals(code)).findAny();
  }

  static Optional<SampleCoding> of(int tag, int bits) {
    return Arrays.stream(values())
        .filter(coding -> coding.tag == tag && coding.bytes * Byte.SIZE == bits)
        .findAny();
  }

  /**
   * Writes a sample.
   *
   * @param value full scale is 32 bits
   * @param to has room from {@code at} on
   */
  public void put(int value, byte[] to, int at) {
    requireNonNull(to, "to");
    long written =
        switch (this) {
          case PCM_U8 -> (value >> 24) + 128L;
          case PCM_S16LE -> value >> 16;
          case PCM_S24LE -> value >> 8;
          case PCM_S32LE -> value;
          // 24 bits, so that both are exact
          case PCM_F32LE -> Float.floatToRawIntBits((value >> 8) / (float) (1 << 23));
          case PCM_F64LE -> Double.doubleToRawLongBits((value >> 8) / (double) (1 << 23));
          case PCM_ALAW -> aLaw(value >> 16);
          case PCM_MULAW -> muLaw(value >> 16);
        };
    for (int i = 0; i < bytes; i++) {
      to[at + i] = (byte) (written >> (Byte.SIZE * i));
    }
  }

  /** ITU-T G.711, of 16 bits. */
  private static int aLaw(int sample) {
    int sign = sample < 0 ? 0 : 0x80;
    int magnitude = sample < 0 ? -sample - 1 : sample;
    int code = magnitude >> 4;
    if (magnitude >= 256) {
      int exponent = 24 - Integer.numberOfLeadingZeros(magnitude);
      code = (exponent << 4) | ((magnitude >> (exponent + 3)) & 0xF);
    }
    return (sign | code) ^ 0x55;
  }

  /** ITU-T G.711, of 16 bits. */
  private static int muLaw(int sample) {
    int sign = sample < 0 ? 0x80 : 0;
    int magnitude = Math.min(32_635, Math.abs(sample)) + 132;
    int exponent = 24 - Integer.numberOfLeadingZeros(magnitude);
    return ~(sign | (exponent << 4) | ((magnitude >> (exponent + 3)) & 0xF)) & 0xFF;
  }
}
