package org.unseal.media.read;

import java.util.Optional;
import org.unseal.proof.digest.Octets;

/**
 * The header before every AAC packet of a transport stream, ISO/IEC 14496-3, 1.A.2.2.
 *
 * @param length bytes of the header
 * @param configuration what it says, as an AudioSpecificConfig
 */
public record Adts(int length, Octets configuration) {
  /** Bytes of the longest header. */
  public static final int LONGEST = 9;

  private static final int PLAIN = 7;

  /** Reads a header; empty where there is none, or where several packets share it. */
  public static Optional<Adts> read(byte[] bytes) {
    if (bytes.length < LONGEST || (bytes[0] & 0xFF) != 0xFF || (bytes[1] & 0xF6) != 0xF0) {
      return Optional.empty();
    }
    boolean several = (bytes[6] & 3) != 0;
    int object = ((bytes[2] >> 6) & 3) + 1;
    int frequency = (bytes[2] >> 2) & 15;
    int channels = (bytes[2] & 1) << 2 | ((bytes[3] >> 6) & 3);
    if (several || channels == 0 || frequency > 12) {
      return Optional.empty();
    }
    int bits = object << 11 | frequency << 7 | channels << 3;
    return Optional.of(
        new Adts(
            (bytes[1] & 1) == 1 ? PLAIN : LONGEST, Octets.of((byte) (bits >> 8), (byte) bits)));
  }
}
