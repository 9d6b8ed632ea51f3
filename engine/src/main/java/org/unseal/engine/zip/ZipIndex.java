package org.unseal.engine.zip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.unseal.proof.digest.Octets;

/**
 * The entries of an archive, from the directory at its end, each with what is wrong with it. Reads
 * the directory once, bounded; what the entries hold is read by {@link #open}, which checks length
 * and check sum as it goes. The channel is the caller's. One thread.
 */
public final class ZipIndex {
  private static final int END = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int END64 = 0x06064b50;
  private static final int LOCATOR64 = 0x07064b50;
  private static final int LOCATOR_BYTES = 20;
  private static final int CENTRAL = 0x02014b50;
  private static final int CENTRAL_BYTES = 46;
  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_BYTES = 30;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final int LONGEST_NAME = 4096;
  private static final long IN_EXTRA = 0xFFFFFFFFL;

  private final FileChannel channel;
  private final long length;
  private final List<Member> members;

  /** What keeps an entry from being taken, or is odd about it. */
  public enum Oddity {
    LINK(true),
    NOT_A_FILE(true),
    ENCRYPTED(true),
    PACKED_OTHERWISE(true),
    TOO_LARGE(true),
    OVERLAPS(true),
    HEADER_DIFFERS(true),
    NAME_LEADS_AWAY(false),
    NAME_TWICE(false),
    NAME_DIFFERS_IN_CASE(false);

    private final boolean closed;

    Oddity(boolean closed) {
      this.closed = closed;
    }

    /** Whether the entry is not read because of it. */
    public boolean closed() {
      return closed;
    }
  }

  /** A file in the archive. */
  public static final class Member {
    private final ZipEntryFacts facts;
    private final List<Oddity> oddities;
    private final long data;

    Member(ZipEntryFacts facts, List<Oddity> oddities, long data) {
      this.facts = facts;
      this.oddities = List.copyOf(oddities);
      this.data = data;
    }

    /** The name's bytes as they stand there. */
    public byte[] name() {
      return facts.name().toArray();
    }

    /** Bytes, as the archive says. */
    public long size() {
      return facts.size();
    }

    /** All that is odd about it. */
    public List<Oddity> oddities() {
      return oddities;
    }

    /** Whether it can be read. */
    public boolean readable() {
      return oddities.stream().noneMatch(Oddity::closed);
    }
  }

  private ZipIndex(FileChannel channel, long length, List<Member> members) {
    this.channel = channel;
    this.length = length;
    this.members = List.copyOf(members);
  }

  /** Whether a file begins as an archive does, be it an empty one. */
  public static boolean begins(byte[] first) {
    return first.length >= 4
        && first[0] == 'P'
        && first[1] == 'K'
        && ((first[2] == 3 && first[3] == 4) || (first[2] == 5 && first[3] == 6));
  }

  /**
   * Reads the directory of an archive.
   *
   * @throws MalformedZipException where there is none, or more in it than is allowed
   */
  public static ZipIndex read(FileChannel channel, ZipLimits limits) throws IOException {
    long length = channel.size();
    Reader reader = new Reader(channel, length, limits);
    return new ZipIndex(channel, length, reader.members());
  }

  /** All files, in the order of the directory; no folders. */
  public List<Member> members() {
    return members;
  }

  /**
   * The bytes of a file. Reading ends with a {@link MalformedZipException} where they are more or
   * fewer than the archive says, or others.
   */
  public InputStream open(Member member) {
    if (!member.readable()) {
      throw new IllegalArgumentException("an entry that is not to be read");
    }
    return new ZipMemberStream(channel, member.data, length, member.facts);
  }

  /** Goes through the directory. */
  private static final class Reader {
    private final FileChannel channel;
    private final long length;
    private final ZipLimits limits;

    Reader(FileChannel channel, long length, ZipLimits limits) {
      this.channel = channel;
      this.length = length;
      this.limits = limits;
    }

    private record Directory(long begins, long bytes, long entries, long shift) {}

    List<Member> members() throws IOException {
      Directory directory = directory();
      if (directory.entries() > limits.entries()) {
        throw new MalformedZipException(
            directory.entries() + " entries; more than " + limits.entries() + " are not taken");
      }
      List<ZipEntryFacts> all = entries(directory);
      return judge(all);
    }

    private Directory directory() throws IOException {
      int tail = (int) Math.min(length, END_BYTES + (long) LONGEST_COMMENT);
      ByteBuffer bytes = read(length - tail, tail);
      for (int at = tail - END_BYTES; at >= 0; at--) {
        if (bytes.getInt(at) == END && at + END_BYTES + u16(bytes, at + 20) == tail) {
          return directory(bytes, at, length - tail + at);
        }
      }
      throw new MalformedZipException("no directory at its end; is the file complete?");
    }

    private Directory directory(ByteBuffer bytes, int at, long end) throws IOException {
      long entries = u16(bytes, at + 10);
      long size = u32(bytes, at + 12);
      long offset = u32(bytes, at + 16);
      boolean large = entries == 0xFFFF || size == IN_EXTRA || offset == IN_EXTRA;
      long before = end;
      if (large && end >= LOCATOR_BYTES) {
        ByteBuffer locator = read(end - LOCATOR_BYTES, LOCATOR_BYTES);
        if (locator.getInt(0) == LOCATOR64) {
          before = locator.getLong(8);
          if (before < 0 || before > end - 56) {
            throw new MalformedZipException("its directory lies outside of it");
          }
          ByteBuffer end64 = read(before, 56);
          if (end64.getInt(0) != END64) {
            throw new MalformedZipException("its directory is not where it should be");
          }
          entries = end64.getLong(32);
          size = end64.getLong(40);
          offset = end64.getLong(48);
        }
      }
      if (entries < 0 || size < 0 || offset < 0 || size > before || offset > before - size) {
        throw new MalformedZipException("its directory lies outside of it");
      }
      return new Directory(before - size, size, entries, before - size - offset);
    }

    private List<ZipEntryFacts> entries(Directory directory) throws IOException {
      List<ZipEntryFacts> all = new ArrayList<>();
      long at = directory.begins();
      long end = directory.begins() + directory.bytes();
      for (long i = 0; i < directory.entries(); i++) {
        if (end - at < CENTRAL_BYTES) {
          throw new MalformedZipException("its directory ends early");
        }
        ByteBuffer fixed = read(at, CENTRAL_BYTES);
        int name = u16(fixed, 28);
        int extra = u16(fixed, 30);
        int comment = u16(fixed, 32);
        if (fixed.getInt(0) != CENTRAL
            || name > LONGEST_NAME
            || end - at - CENTRAL_BYTES < name + extra + comment) {
          throw new MalformedZipException("its directory is damaged");
        }
        ByteBuffer more = read(at + CENTRAL_BYTES, name + extra);
        all.add(facts(fixed, more, name, extra, directory.shift()));
        at += CENTRAL_BYTES + name + extra + comment;
      }
      return all;
    }

    private static ZipEntryFacts facts(
        ByteBuffer fixed, ByteBuffer more, int name, int extra, long shift)
        throws MalformedZipException {
      byte[] bytes = new byte[name];
      more.get(0, bytes);
      long packed = u32(fixed, 20);
      long size = u32(fixed, 24);
      long header = u32(fixed, 42);
      int end = name + extra;
      for (int at = name; at + 4 <= end; at += 4 + u16(more, at + 2)) {
        if (u16(more, at) != 1) {
          continue;
        }
        int value = at + 4;
        int last = Math.min(end, value + u16(more, at + 2));
        if (size == IN_EXTRA && value + 8 <= last) {
          size = more.getLong(value);
          value += 8;
        }
        if (packed == IN_EXTRA && value + 8 <= last) {
          packed = more.getLong(value);
          value += 8;
        }
        if (header == IN_EXTRA && value + 8 <= last) {
          header = more.getLong(value);
        }
        break;
      }
      if (size < 0 || packed < 0 || header < 0 || header > Long.MAX_VALUE - shift) {
        throw new MalformedZipException("an entry with a length below 0");
      }
      return new ZipEntryFacts(
          Octets.of(bytes),
          u16(fixed, 4) >> 8,
          u16(fixed, 8),
          u16(fixed, 10),
          u32(fixed, 16),
          packed,
          size,
          u32(fixed, 38),
          header + shift);
    }

    private List<Member> judge(List<ZipEntryFacts> all) throws IOException {
      Set<ZipEntryFacts> overlapping = overlapping(all);
      Set<Octets> names = new HashSet<>();
      Set<String> folded = new HashSet<>();
      long left = limits.total(length);
      List<Member> members = new ArrayList<>();
      for (ZipEntryFacts facts : all) {
        if (facts.folder() && facts.size() == 0) {
          continue;
        }
        List<Oddity> oddities = new ArrayList<>();
        if (facts.link()) {
          oddities.add(Oddity.LINK);
        }
        if (facts.odd() || facts.folder()) {
          oddities.add(Oddity.NOT_A_FILE);
        }
        if (facts.encrypted()) {
          oddities.add(Oddity.ENCRYPTED);
        } else if (facts.method() != ZipEntryFacts.STORED
            && facts.method() != ZipEntryFacts.DEFLATED) {
          oddities.add(Oddity.PACKED_OTHERWISE);
        }
        if (overlapping.contains(facts)) {
          oddities.add(Oddity.OVERLAPS);
        }
        if (facts.size() > limits.entryBytes() || facts.size() > left) {
          oddities.add(Oddity.TOO_LARGE);
        } else {
          left -= facts.size();
        }
        if (facts.leadsAway()) {
          oddities.add(Oddity.NAME_LEADS_AWAY);
        }
        if (!names.add(facts.name())) {
          oddities.add(Oddity.NAME_TWICE);
        } else if (!folded.add(fold(facts.name()))) {
          oddities.add(Oddity.NAME_DIFFERS_IN_CASE);
        }
        long data = data(facts);
        if (data < 0) {
          oddities.add(Oddity.HEADER_DIFFERS);
        }
        members.add(new Member(facts, oddities, data));
      }
      return members;
    }

    private static String fold(Octets name) {
      return new String(name.toArray(), java.nio.charset.StandardCharsets.UTF_8)
          .toLowerCase(Locale.ROOT);
    }

    /** Entries that share bytes: a small archive can be made to seem huge by them. */
    private static Set<ZipEntryFacts> overlapping(List<ZipEntryFacts> all) {
      List<ZipEntryFacts> sorted = new ArrayList<>(all);
      sorted.sort(Comparator.comparingLong(ZipEntryFacts::header));
      Set<ZipEntryFacts> overlapping = new HashSet<>();
      long end = 0;
      for (ZipEntryFacts facts : sorted) {
        long least = LOCAL_BYTES + (long) facts.name().length();
        if (facts.header() < end || facts.packed() > Long.MAX_VALUE - facts.header() - least) {
          overlapping.add(facts);
        } else {
          end = facts.header() + least + facts.packed();
        }
      }
      return overlapping;
    }

    /** Where an entry's bytes begin; below 0 where its own header says something else. */
    private long data(ZipEntryFacts facts) throws IOException {
      if (facts.header() > length - LOCAL_BYTES) {
        return -1;
      }
      ByteBuffer local = read(facts.header(), LOCAL_BYTES);
      int name = u16(local, 26);
      long data = facts.header() + LOCAL_BYTES + name + u16(local, 28);
      if (local.getInt(0) != LOCAL
          || name != facts.name().length()
          || u16(local, 8) != facts.method()
          || data > length - facts.packed()) {
        return -1;
      }
      byte[] bytes = new byte[name];
      read(facts.header() + LOCAL_BYTES, name).get(0, bytes);
      return Octets.of(bytes).equals(facts.name()) ? data : -1;
    }

    private ByteBuffer read(long at, int count) throws IOException {
      return ZipMemberStream.read(channel, at, count);
    }

    private static int u16(ByteBuffer bytes, int at) {
      return bytes.getShort(at) & 0xFFFF;
    }

    private static long u32(ByteBuffer bytes, int at) {
      return bytes.getInt(at) & 0xFFFFFFFFL;
    }
  }

  /** As this format writes numbers. */
  static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
}
