package org.unseal.testkit.sound;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Writes WAV files, in the ways that recorders do. */
public final class WaveFile {
  /** How a sample is stored. */
  public enum Coding {
    U8(1, 1),
    S16(1, 2),
    S24(1, 3),
    S32(1, 4),
    FLOAT(3, 4),
    A_LAW(6, 1),
    MU_LAW(7, 1);

    private final int format;
    private final int bytes;

    Coding(int format, int bytes) {
      this.format = format;
      this.bytes = bytes;
    }

    /** How fine it is near silence; a float is as fine as what was put in. */
    public int bits() {
      return switch (this) {
        case MU_LAW -> 13;
        case A_LAW -> 12;
        case FLOAT -> 24;
        default -> bytes * 8;
      };
    }
  }

  /**
   * A broadcast extension.
   *
   * @param date {@code yyyy-mm-dd}
   * @param time {@code hh:mm:ss}
   * @param reference samples since midnight
   */
  public record Extension(String date, String time, long reference) {}

  private WaveFile() {}

  /** The file of one channel. */
  public static byte[] of(RadioScene scene, Coding coding) {
    return of(scene.rate(), scene.samples(), coding, Optional.empty());
  }

  /** The file of one channel, with an extension. */
  public static byte[] of(int rate, int[] samples, Coding coding, Optional<Extension> extension) {
    int data = samples.length * coding.bytes;
    ByteBuffer file =
        ByteBuffer.allocate(44 + 2 + data + 1 + 8 + 602).order(ByteOrder.LITTLE_ENDIAN);
    file.put(ascii("RIFF")).putInt(0).put(ascii("WAVE"));
    extension.ifPresent(ext -> put(file, ext));
    file.put(ascii("fmt ")).putInt(18).putShort((short) coding.format).putShort((short) 1);
    file.putInt(rate).putInt(rate * coding.bytes);
    file.putShort((short) coding.bytes).putShort((short) (coding.bytes * 8)).putShort((short) 0);
    file.put(ascii("data")).putInt(data);
    for (int sample : samples) {
      put(file, sample, coding);
    }
    if (data % 2 == 1) {
      file.put((byte) 0);
    }
    file.putInt(4, file.position() - 8);
    return Arrays.copyOf(file.array(), file.position());
  }

  private static void put(ByteBuffer file, Extension extension) {
    file.put(ascii("bext")).putInt(602);
    int start = file.position();
    file.position(start + 256 + 32 + 32);
    file.put(ascii(extension.date())).put(ascii(extension.time()));
    file.putLong(extension.reference()).putShort((short) 1);
    file.position(start + 602);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void put(ByteBuffer file, int sample, Coding coding) {
    switch (coding) {
      case U8 -> file.put((byte) ((sample >> 24) + 128));
      case S16 -> file.putShort((short) (sample >> 16));
      case S24 -> file.put((byte) (sample >> 8)).putShort((short) (sample >> 16));
      case S32 -> file.putInt(sample);
      case FLOAT -> file.putFloat((sample >> 8) / (float) (1 << 23));
      case A_LAW -> file.put(aLaw(sample >> 16));
      case MU_LAW -> file.put(muLaw(sample >> 16));
    }
  }

  /** ITU-T G.711. */
  private static byte muLaw(int sample) {
    int sign = sample < 0 ? 0x80 : 0;
    int magnitude = Math.min(32_635, Math.abs(sample)) + 132;
    int exponent = 31 - Integer.numberOfLeadingZeros(magnitude) - 7;
    int mantissa = (magnitude >> (exponent + 3)) & 0xF;
    return (byte) ~(sign | (exponent << 4) | mantissa);
  }

  private static byte aLaw(int sample) {
    int sign = sample < 0 ? 0 : 0x80;
    int magnitude = Math.min(32_767, sample < 0 ? -sample - 1 : sample);
    int code;
    if (magnitude >= 256) {
      int exponent = 31 - Integer.numberOfLeadingZeros(magnitude) - 7;
      code = (exponent << 4) | ((magnitude >> (exponent + 3)) & 0xF);
    } else {
      code = magnitude >> 4;
    }
    return (byte) ((sign | code) ^ 0x55);
  }
}
