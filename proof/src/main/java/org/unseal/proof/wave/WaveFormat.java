package org.unseal.proof.wave;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.seal.SampleUnits;

/**
 * What samples are.
 *
 * @param rate samples a second
 */
public record WaveFormat(SampleCoding coding, int rate, int channels) {
  /** More are in no recording. */
  public static final int MOST_CHANNELS = 64;

  /** More bytes of samples don't fit into a WAV file. */
  public static final long MOST_BYTES = 0xFFFF_FFFFL - 64;

  public WaveFormat {
    requireNonNull(coding, "coding");
    if (channels < 1
        || channels > MOST_CHANNELS
        || !SampleUnits.fits(coding.bytes() * channels, rate)) {
      throw new IllegalArgumentException(rate + " samples a second, " + channels + " channels");
    }
  }

  /** Bytes of a sample in all channels. */
  public int sampleBytes() {
    return coding.bytes() * channels;
  }

  /** Bytes of a second. */
  public int secondBytes() {
    return sampleBytes() * rate;
  }

  /** What a seal's parameters are of. */
  public Octets words() {
    String words = coding.code() + " " + rate + " " + channels;
    return Octets.of(words.getBytes(StandardCharsets.US_ASCII));
  }

  /** Writes a sample of all channels. */
  public void put(int value, byte[] to, int at) {
    for (int channel = 0; channel < channels; channel++) {
      coding.put(value, to, at + channel * coding.bytes());
    }
  }

  /** Bytes of a file before its samples. */
  int headBytes() {
    return 28 + formatBytes();
  }

  /** Of anything but PCM the format says how much more it says: nothing. */
  int formatBytes() {
    return coding.tag() == 1 ? 16 : 18;
  }

  /**
   * The head of a file of so many bytes of samples. Where they are an odd number a byte 0 stands
   * behind them.
   */
  public byte[] head(long bytes) {
    if (bytes < 0 || bytes > MOST_BYTES || bytes % sampleBytes() != 0) {
      throw new IllegalArgumentException(bytes + " bytes of samples");
    }
    ByteBuffer head = ByteBuffer.allocate(headBytes()).order(ByteOrder.LITTLE_ENDIAN);
    head.put(ascii("RIFF"));
    head.putInt((int) (headBytes() - 8 + bytes + bytes % 2));
    head.put(ascii("WAVE"));
    head.put(format());
    head.put(ascii("data")).putInt((int) bytes);
    return head.array();
  }

  /** The chunk that says what samples are. */
  byte[] format() {
    ByteBuffer chunk = ByteBuffer.allocate(8 + formatBytes()).order(ByteOrder.LITTLE_ENDIAN);
    chunk.put(ascii("fmt ")).putInt(formatBytes());
    chunk.putShort((short) coding.tag()).putShort((short) channels);
    chunk.putInt(rate).putInt(secondBytes());
    chunk.putShort((short) sampleBytes()).putShort((short) (coding.bytes() * Byte.SIZE));
    return chunk.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
