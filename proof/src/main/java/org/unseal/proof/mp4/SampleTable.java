package org.unseal.proof.mp4;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Puts the samples of a track together out of its tables (ISO/IEC 14496-12, 8.6 and 8.7). All
 * tables must be about the same number of samples.
 */
final class SampleTable {
  /** Longest sample that is taken: a picture of a hundred million points is shorter. */
  static final int LARGEST_SAMPLE = 1 << 26;

  private static final long LATEST = 1L << 60;

  private static final int STTS = Box.type("stts");
  private static final int CTTS = Box.type("ctts");
  private static final int STSS = Box.type("stss");
  private static final int STSZ = Box.type("stsz");
  private static final int STSC = Box.type("stsc");
  private static final int STCO = Box.type("stco");
  private static final int CO64 = Box.type("co64");

  private final Bytes bytes;
  private final Map<Integer, Box> tables = new HashMap<>();
  private final long fileLength;
  private final int most;

  /**
   * @param most how many samples may be in it
   */
  SampleTable(Bytes bytes, long fileLength, int most) {
    this.bytes = bytes;
    this.fileLength = fileLength;
    this.most = most;
  }

  /** Takes a table; false where it is none of those that are read here. */
  boolean take(Box box) throws MalformedMp4Exception {
    int type = box.type();
    if (type != STTS
        && type != CTTS
        && type != STSS
        && type != STSZ
        && type != STSC
        && type != STCO
        && type != CO64) {
      return false;
    }
    if (tables.put(type, box) != null) {
      throw new MalformedMp4Exception("two tables " + Box.name(type) + " in one track");
    }
    return true;
  }

  Mp4Samples samples() throws MalformedMp4Exception {
    int[] sizes = sizes();
    long[] offsets = offsets(sizes);
    return new Mp4Samples(
        offsets,
        sizes,
        decodeTimes(sizes.length),
        compositionOffsets(sizes.length),
        sync(sizes.length));
  }

  private Box table(int type) throws MalformedMp4Exception {
    Box box = tables.get(type);
    if (box == null) {
      throw new MalformedMp4Exception("a track without " + Box.name(type));
    }
    return box;
  }

  /** Rows of a table, whose bytes must all be there. */
  private int rows(Box table, int countAt, int width) throws MalformedMp4Exception {
    long rows = bytes.u32(table.from() + countAt);
    if (rows * width > table.length() - countAt - Integer.BYTES) {
      throw new MalformedMp4Exception("a table " + Box.name(table.type()) + " that is cut off");
    }
    return (int) rows;
  }

  private int[] sizes() throws MalformedMp4Exception {
    Box table = table(STSZ);
    long common = bytes.u32(table.from() + 4);
    long count = bytes.u32(table.from() + 8);
    if (common == 0) {
      count = rows(table, 8, Integer.BYTES);
    } else if (count > fileLength / common) {
      throw new MalformedMp4Exception("more samples than the file has room for");
    }
    if (count > most) {
      throw new MalformedMp4Exception("more than " + most + " samples");
    }
    int[] sizes = new int[(int) count];
    for (int i = 0; i < sizes.length; i++) {
      long size = common == 0 ? bytes.u32(table.from() + 12 + i * Integer.BYTES) : common;
      if (size > LARGEST_SAMPLE) {
        throw new MalformedMp4Exception("a sample of " + size + " bytes");
      }
      sizes[i] = (int) size;
    }
    return sizes;
  }

  private long[] offsets(int[] sizes) throws MalformedMp4Exception {
    boolean wide = tables.containsKey(CO64);
    if (wide && tables.containsKey(STCO)) {
      throw new MalformedMp4Exception("two tables of where the samples lie");
    }
    Box chunks = table(wide ? CO64 : STCO);
    int chunkWidth = wide ? Long.BYTES : Integer.BYTES;
    int chunkCount = rows(chunks, 4, chunkWidth);
    Box runs = table(STSC);
    int runCount = rows(runs, 4, 12);
    long[] offsets = new long[sizes.length];
    int sample = 0;
    int chunk = 0;
    for (int run = 0; run < runCount; run++) {
      int at = runs.from() + 8 + run * 12;
      long first = bytes.u32(at);
      long perChunk = bytes.u32(at + 4);
      long next = run + 1 < runCount ? bytes.u32(at + 12) : chunkCount + 1L;
      if (first != chunk + 1L || next <= first || next > chunkCount + 1L || perChunk == 0) {
        throw new MalformedMp4Exception("chunks that are not in order");
      }
      for (; chunk + 1 < next; chunk++) {
        int place = chunks.from() + 8 + chunk * chunkWidth;
        long offset = wide ? bytes.i64(place) : bytes.u32(place);
        if (perChunk > sizes.length - sample) {
          throw new MalformedMp4Exception("chunks of more samples than there are");
        }
        for (int i = 0; i < perChunk; i++, sample++) {
          if (offset < 0 || offset > fileLength - sizes[sample]) {
            throw new MalformedMp4Exception("a sample beyond the end of the file");
          }
          offsets[sample] = offset;
          offset += sizes[sample];
        }
      }
    }
    if (sample != sizes.length || chunk != chunkCount) {
      throw new MalformedMp4Exception("chunks of fewer samples than there are");
    }
    return offsets;
  }

  private long[] decodeTimes(int count) throws MalformedMp4Exception {
    Box table = table(STTS);
    int rows = rows(table, 4, 8);
    long[] times = new long[count];
    int sample = 0;
    long time = 0;
    for (int row = 0; row < rows; row++) {
      int at = table.from() + 8 + row * 8;
      long samples = bytes.u32(at);
      long step = bytes.u32(at + 4);
      if (samples > count - sample) {
        throw new MalformedMp4Exception("times of more samples than there are");
      }
      for (long i = 0; i < samples; i++) {
        times[sample++] = time;
        time += step;
      }
      if (time > LATEST) {
        throw new MalformedMp4Exception("times beyond measure");
      }
    }
    if (sample != count) {
      throw new MalformedMp4Exception("times of fewer samples than there are");
    }
    return times;
  }

  private int[] compositionOffsets(int count) throws MalformedMp4Exception {
    int[] offsets = new int[count];
    if (!tables.containsKey(CTTS)) {
      return offsets;
    }
    Box table = table(CTTS);
    int rows = rows(table, 4, 8);
    int sample = 0;
    for (int row = 0; row < rows; row++) {
      int at = table.from() + 8 + row * 8;
      long samples = bytes.u32(at);
      if (samples > count - sample) {
        throw new MalformedMp4Exception("times of more samples than there are");
      }
      // signed in version 1, and in version 0 nothing reaches the highest bit but what is meant so
      Arrays.fill(offsets, sample, sample + (int) samples, bytes.i32(at + 4));
      sample += (int) samples;
    }
    if (sample != count) {
      throw new MalformedMp4Exception("times of fewer samples than there are");
    }
    return offsets;
  }

  private BitSet sync(int count) throws MalformedMp4Exception {
    BitSet sync = new BitSet(count);
    if (!tables.containsKey(STSS)) {
      sync.set(0, count);
      return sync;
    }
    Box table = table(STSS);
    int rows = rows(table, 4, Integer.BYTES);
    for (int row = 0; row < rows; row++) {
      long sample = bytes.u32(table.from() + 8 + row * Integer.BYTES);
      if (sample < 1 || sample > count) {
        throw new MalformedMp4Exception("a key frame that is no sample");
      }
      sync.set((int) sample - 1);
    }
    return sync;
  }
}
