package org.unseal.proof.mp4;

import java.nio.charset.StandardCharsets;

/**
 * A box within bytes that are in memory.
 *
 * @param type its four characters as a number
 * @param from its first byte behind the header
 * @param end behind its last
 */
record Box(int type, int from, int end) {
  static final int UUID = type("uuid");

  private static final int SHORT_HEADER = 8;
  private static final int LONG_HEADER = 16;

  int length() {
    return end - from;
  }

  /** Four characters as the number that stands for them. */
  static int type(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
    return (bytes[0] & 0xFF) << 24
        | (bytes[1] & 0xFF) << 16
        | (bytes[2] & 0xFF) << 8
        | (bytes[3] & 0xFF);
  }

  /** The four characters, if they are plain letters and digits; otherwise the number. */
  static String name(int type) {
    StringBuilder name = new StringBuilder();
    for (int shift = 24; shift >= 0; shift -= 8) {
      char character = (char) (type >> shift & 0xFF);
      if (character >= 0x80 || !Character.isLetterOrDigit(character)) {
        return "0x" + Integer.toHexString(type);
      }
      name.append(character);
    }
    return name.toString();
  }

  /** Takes boxes that lie in another. */
  @FunctionalInterface
  interface Taker {
    void take(Box box) throws MalformedMp4Exception;
  }

  /** Gives the boxes that fill a stretch of bytes, in order. */
  static void each(Bytes bytes, int from, int end, Taker taker) throws MalformedMp4Exception {
    int at = from;
    while (at < end) {
      if (end - at < SHORT_HEADER) {
        throw new MalformedMp4Exception("bytes between boxes that are none");
      }
      long size = bytes.u32(at);
      int header = SHORT_HEADER;
      if (size == 1) {
        if (end - at < LONG_HEADER) {
          throw new MalformedMp4Exception("a box that is cut off");
        }
        size = bytes.i64(at + SHORT_HEADER);
        header = LONG_HEADER;
      }
      if (size < header || size > end - at) {
        throw new MalformedMp4Exception("a box that reaches beyond the one around it");
      }
      int boxEnd = at + (int) size;
      taker.take(new Box((int) bytes.u32(at + 4), at + header, boxEnd));
      at = boxEnd;
    }
  }
}
