package org.unseal.proof.seal;

import java.util.HexFormat;
import java.util.Set;
import org.unseal.proof.digest.Octets;

/**
 * Recognises signatures that a camera put into its own recording, by the identifiers in front of
 * them: Axis Signed Video, and ONVIF Media Signing. Whether they hold is not looked at.
 */
final class CameraSignatures {
  private static final int USER_DATA_UNREGISTERED = 5;
  private static final int IDENTIFIER = 16;
  private static final int MORE = 0xFF;

  private static final Set<Octets> KNOWN =
      Set.of(
          Octets.of(HexFormat.of().parseHex("5369676e65642056" + "6964656f2e2e2e30")),
          Octets.of(HexFormat.of().parseHex("005bc93f2d715e95" + "ada4796f90877a6f")));

  private CameraSignatures() {}

  /** Whether one is in this NAL unit of supplementary information; ITU-T H.264, 7.3.2.3.1. */
  static boolean in(NalCodec codec, byte[] bytes, int from, int end) {
    int at = from + codec.headerLength();
    BitReader bits = new BitReader(bytes, at, end);
    int left = end - at;
    while (left > 2) {
      int type = 0;
      int size = 0;
      int part;
      do {
        part = bits.bits(8);
        type += part;
        left--;
      } while (part == MORE && left > 0);
      do {
        part = bits.bits(8);
        size += part;
        left--;
      } while (part == MORE && left > 0);
      int read = 0;
      if (type == USER_DATA_UNREGISTERED && size >= IDENTIFIER && left >= IDENTIFIER) {
        byte[] identifier = new byte[IDENTIFIER];
        for (; read < IDENTIFIER; read++) {
          identifier[read] = (byte) bits.bits(8);
        }
        if (KNOWN.contains(Octets.of(identifier))) {
          return true;
        }
      }
      int rest = Math.min(size, left) - read;
      bits.skip(8 * Math.max(0, rest));
      left -= size;
    }
    return false;
  }
}
