package org.unseal.proof.mp4;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Numbers out of bytes, the highest first; beyond the end is a malformed file and no crash. */
final class Bytes {
  private final byte[] bytes;
  private final ByteBuffer buffer;

  /** These bytes, not copied. */
  Bytes(byte[] bytes) {
    this.bytes = bytes;
    buffer = ByteBuffer.wrap(bytes);
  }

  int length() {
    return bytes.length;
  }

  int u8(int at) throws MalformedMp4Exception {
    require(at, 1);
    return bytes[at] & 0xFF;
  }

  int u16(int at) throws MalformedMp4Exception {
    require(at, Short.BYTES);
    return buffer.getShort(at) & 0xFFFF;
  }

  int i32(int at) throws MalformedMp4Exception {
    require(at, Integer.BYTES);
    return buffer.getInt(at);
  }

  long u32(int at) throws MalformedMp4Exception {
    return i32(at) & 0xFFFF_FFFFL;
  }

  long i64(int at) throws MalformedMp4Exception {
    require(at, Long.BYTES);
    return buffer.getLong(at);
  }

  byte[] copy(int from, int end) throws MalformedMp4Exception {
    require(from, end - from);
    return Arrays.copyOfRange(bytes, from, end);
  }

  private void require(int at, int length) throws MalformedMp4Exception {
    if (at < 0 || length < 0 || at > bytes.length - length) {
      throw new MalformedMp4Exception("a box that is cut off");
    }
  }
}
