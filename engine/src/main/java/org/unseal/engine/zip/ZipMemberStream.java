package org.unseal.engine.zip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The bytes of one entry, counted and summed up against what the directory says. One thread. */
final class ZipMemberStream extends InputStream {
  private static final int CHUNK = 1 << 16;

  private final FileChannel channel;
  private final ZipEntryFacts facts;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private long at;
  private long packedLeft;
  private long left;
  private boolean ended;

  ZipMemberStream(FileChannel channel, long data, long length, ZipEntryFacts facts) {
    this.channel = channel;
    this.facts = facts;
    this.at = data;
    this.packedLeft = Math.min(facts.packed(), length - data);
    this.left = facts.size();
  }

  /** So many bytes from there. */
  static ByteBuffer read(FileChannel channel, long at, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ZipIndex.ORDER);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, at + bytes.position()) < 0) {
        throw new MalformedZipException("the archive ends early");
      }
    }
    return bytes.flip();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int count = read(one, 0, 1);
    return count < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    if (most == 0) {
      return 0;
    }
    if (ended) {
      return -1;
    }
    int count =
        facts.method() == ZipEntryFacts.STORED
            ? stored(into, from, most)
            : inflate(into, from, most);
    if (count < 0) {
      end();
      return -1;
    }
    left -= count;
    if (left < 0) {
      throw new MalformedZipException("an entry has more bytes than the archive says");
    }
    crc.update(into, from, count);
    return count;
  }

  private int stored(byte[] into, int from, int most) throws IOException {
    if (packedLeft == 0) {
      return -1;
    }
    int count = (int) Math.min(Math.min(most, CHUNK), packedLeft);
    read(channel, at, count).get(0, into, from, count);
    at += count;
    packedLeft -= count;
    return count;
  }

  private int inflate(byte[] into, int from, int most) throws IOException {
    try {
      while (true) {
        int count = inflater.inflate(into, from, most);
        if (count > 0) {
          return count;
        }
        if (inflater.finished()) {
          return -1;
        }
        if (inflater.needsDictionary() || packedLeft == 0) {
          throw new MalformedZipException("an entry ends early");
        }
        int more = (int) Math.min(CHUNK, packedLeft);
        inflater.setInput(read(channel, at, more).array());
        at += more;
        packedLeft -= more;
      }
    } catch (DataFormatException e) {
      MalformedZipException malformed = new MalformedZipException("an entry is damaged");
      malformed.initCause(e);
      throw malformed;
    }
  }

  private void end() throws MalformedZipException {
    ended = true;
    if (left != 0) {
      throw new MalformedZipException("an entry has fewer bytes than the archive says");
    }
    if (crc.getValue() != facts.crc()) {
      throw new MalformedZipException("an entry's check sum is another");
    }
  }

  @Override
  public void close() {
    ended = true;
    inflater.end();
  }
}
