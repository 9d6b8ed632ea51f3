package org.unseal.testkit.mp4;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One box.
 *
 * @param type four letters
 * @param start where it begins in the file, its header included
 * @param body what is in it, without header; position 0, big-endian
 * @param bodyStart where that begins in the file
 * @param children boxes in it, for types that hold boxes and nothing else
 */
public record Mp4Box(
    String type, long start, ByteBuffer body, long bodyStart, List<Mp4Box> children) {
  private static final Set<String> PARENTS =
      Set.of(
          "moov", "trak", "mdia", "minf", "dinf", "stbl", "udta", "edts", "mvex", "moof", "traf");

  public Mp4Box {
    children = List.copyOf(children);
  }

  static List<Mp4Box> parse(ByteBuffer bytes, long offset) {
    List<Mp4Box> boxes = new ArrayList<>();
    int at = 0;
    while (at < bytes.limit()) {
      long size = Integer.toUnsignedLong(bytes.getInt(at));
      int header = 8;
      if (size == 1) {
        size = bytes.getLong(at + 8);
        header = 16;
      }
      if (size < header || at + size > bytes.limit()) {
        throw new AssertionError("a box of " + size + " bytes at " + (offset + at));
      }
      byte[] letters = new byte[4];
      bytes.get(at + 4, letters);
      String type = new String(letters, StandardCharsets.US_ASCII);
      ByteBuffer body = bytes.slice(at + header, (int) size - header);
      long bodyStart = offset + at + header;
      boxes.add(
          new Mp4Box(
              type,
              offset + at,
              body,
              bodyStart,
              PARENTS.contains(type) ? parse(body, bodyStart) : List.of()));
      at += (int) size;
    }
    return boxes;
  }

  /** The first box of a type among the children. */
  public Optional<Mp4Box> find(String wanted) {
    return children.stream().filter(b -> b.type().equals(wanted)).findFirst();
  }

  /** A box further down; a test fails where it is missing. */
  public Mp4Box at(String... path) {
    Mp4Box box = this;
    for (String step : path) {
      box = box.find(step).orElseThrow(() -> new AssertionError("no " + String.join("/", path)));
    }
    return box;
  }

  /** A number of four bytes in the body. */
  public long u32(int offset) {
    return Integer.toUnsignedLong(body.getInt(offset));
  }

  /** A number of two bytes in the body. */
  public int u16(int offset) {
    return Short.toUnsignedInt(body.getShort(offset));
  }
}
