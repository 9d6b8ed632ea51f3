package org.unseal.engine.zip;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes archives as nobody should: every field can be changed. */
public final class ZipMaker {
  /** An entry, which may say anything of itself. */
  public static final class Made {
    byte[] name = new byte[0];
    byte[] packed = new byte[0];
    int method;
    int flags;
    long crc;
    long size;
    long attributes;
    int localMethod;
    byte[] localName = new byte[0];
    int header = -1;
  }

  private final List<Made> entries = new ArrayList<>();
  private long said = -1;

  /** A file that is packed. */
  public Made add(String name, byte[] bytes) {
    Made made = stored(name, bytes);
    Deflater deflater = new Deflater(9, true);
    deflater.setInput(bytes);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] chunk = new byte[8192];
    while (!deflater.finished()) {
      out.write(chunk, 0, deflater.deflate(chunk));
    }
    deflater.end();
    made.packed = out.toByteArray();
    made.method = 8;
    made.localMethod = 8;
    return made;
  }

  /** A file that is not packed. */
  public Made stored(String name, byte[] bytes) {
    Made made = new Made();
    made.name = name.getBytes(StandardCharsets.UTF_8);
    made.localName = made.name;
    made.packed = bytes.clone();
    CRC32 crc = new CRC32();
    crc.update(bytes);
    made.crc = crc.getValue();
    made.size = bytes.length;
    made.attributes = 0x81A4L << 16;
    entries.add(made);
    return made;
  }

  /** Says that there are so many entries. */
  public ZipMaker saying(long count) {
    said = count;
    return this;
  }

  /** The archive. */
  public byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Made made : entries) {
      if (made.header >= 0) {
        continue; // it says that it lies where another does
      }
      made.header = out.size();
      out.writeBytes(
          buffer(30)
              .putInt(0x04034b50)
              .putShort((short) 20)
              .putShort((short) made.flags)
              .putShort((short) made.localMethod)
              .putInt(0)
              .putInt((int) made.crc)
              .putInt(made.packed.length)
              .putInt((int) made.size)
              .putShort((short) made.localName.length)
              .putShort((short) 0)
              .array());
      out.writeBytes(made.localName);
      out.writeBytes(made.packed);
    }
    int begins = out.size();
    for (Made made : entries) {
      out.writeBytes(
          buffer(46)
              .putInt(0x02014b50)
              .putShort((short) (3 << 8 | 20))
              .putShort((short) 20)
              .putShort((short) made.flags)
              .putShort((short) made.method)
              .putInt(0)
              .putInt((int) made.crc)
              .putInt(made.packed.length)
              .putInt((int) made.size)
              .putShort((short) made.name.length)
              .putShort((short) 0)
              .putShort((short) 0)
              .putShort((short) 0)
              .putShort((short) 0)
              .putInt((int) made.attributes)
              .putInt(made.header)
              .array());
      out.writeBytes(made.name);
    }
    int count = said < 0 ? entries.size() : (int) said;
    out.writeBytes(
        buffer(22)
            .putInt(0x06054b50)
            .putInt(0)
            .putShort((short) count)
            .putShort((short) count)
            .putInt(out.size() - begins)
            .putInt(begins)
            .putShort((short) 0)
            .array());
    return out.toByteArray();
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
