package org.unseal.media.mp4;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Bytes of nested boxes, big-endian, in memory. Lengths are filled in when a box ends. */
final class Boxes {
  private static final int FIRST_CAPACITY = 4096;
  private static final int LARGEST = Integer.MAX_VALUE - 16;

  private byte[] bytes = new byte[FIRST_CAPACITY];
  private int length;
  private final Deque<Integer> open = new ArrayDeque<>();

  /** Begins a box. */
  Boxes begin(String type) {
    open.push(length);
    return u32(0).text(type);
  }

  /** Begins a box with version and flags. */
  Boxes begin(String type, int version, int flags) {
    return begin(type).u32((long) version << 24 | flags);
  }

  /** Ends the innermost box. */
  Boxes end() {
    int start = open.pop();
    int size = length - start;
    length = start;
    u32(size);
    length = start + size;
    return this;
  }

  Boxes u8(int value) {
    return big(value, 1);
  }

  Boxes u16(int value) {
    return big(value, 2);
  }

  Boxes u32(long value) {
    return big(value, 4);
  }

  Boxes u64(long value) {
    return big(value, 8);
  }

  Boxes zeros(int count) {
    room(count);
    length += count;
    return this;
  }

  /** The letters, nothing before or after. */
  Boxes text(String ascii) {
    return bytes(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  Boxes bytes(byte[] more) {
    room(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
    return this;
  }

  /** All bytes so far; every box must have ended. */
  byte[] toBytes() {
    if (!open.isEmpty()) {
      throw new IllegalStateException(open.size() + " boxes are open");
    }
    return Arrays.copyOf(bytes, length);
  }

  private Boxes big(long value, int count) {
    room(count);
    for (int i = count - 1; i >= 0; i--) {
      bytes[length++] = (byte) (value >>> (8 * i));
    }
    return this;
  }

  private void room(int count) {
    if (length > LARGEST - count) {
      throw new IllegalStateException("an index of more than 2 GB");
    }
    if (length + count > bytes.length) {
      long doubled = Math.max(2L * bytes.length, (long) length + count);
      bytes = Arrays.copyOf(bytes, (int) Math.min(doubled, LARGEST));
    }
  }
}
