package org.unseal.media.mp4;

import java.util.Arrays;

/** What a track's samples are: sizes, places, keyframes; 5 bytes a sample. */
final class SampleTable {
  private static final int FIRST_CAPACITY = 1024;

  private int count;
  private int[] sizes = new int[FIRST_CAPACITY];
  private boolean[] keys = new boolean[FIRST_CAPACITY];
  private int chunks;
  private int[] chunkStarts = new int[FIRST_CAPACITY];
  private long[] chunkOffsets = new long[FIRST_CAPACITY];

  int count() {
    return count;
  }

  /**
   * Adds a sample.
   *
   * @param newChunk it does not lie right behind this track's sample before
   * @param offset where it lies, counted from the first byte of all samples
   */
  void add(int size, boolean key, boolean newChunk, long offset) {
    if (count == sizes.length) {
      sizes = Arrays.copyOf(sizes, 2 * count);
      keys = Arrays.copyOf(keys, 2 * count);
    }
    if (newChunk) {
      if (chunks == chunkStarts.length) {
        chunkStarts = Arrays.copyOf(chunkStarts, 2 * chunks);
        chunkOffsets = Arrays.copyOf(chunkOffsets, 2 * chunks);
      }
      chunkStarts[chunks] = count;
      chunkOffsets[chunks] = offset;
      chunks++;
    }
    sizes[count] = size;
    keys[count] = key;
    count++;
  }

  /**
   * Writes the boxes behind {@code stsd}.
   *
   * @param timing of as many samples as there are
   * @param shift where the first byte of all samples lies in the file
   */
  void write(Boxes boxes, TrackTiming timing, long shift) {
    writeDurations(boxes, timing);
    if (timing.reordered()) {
      writeOffsets(boxes, timing);
    }
    writeKeys(boxes);
    writeChunkLengths(boxes);
    boxes.begin("stsz", 0, 0).u32(0).u32(count);
    for (int i = 0; i < count; i++) {
      boxes.u32(sizes[i]);
    }
    boxes.end();
    writeOffsets(boxes, shift);
  }

  private void writeDurations(Boxes boxes, TrackTiming timing) {
    int runs = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || timing.duration(i) != timing.duration(i - 1)) {
        runs++;
      }
    }
    boxes.begin("stts", 0, 0).u32(runs);
    for (int i = 0; i < count; ) {
      long duration = timing.duration(i);
      int next = i + 1;
      while (next < count && timing.duration(next) == duration) {
        next++;
      }
      boxes.u32(next - i).u32(duration);
      i = next;
    }
    boxes.end();
  }

  /** {@code ctts} with signed offsets, ISO/IEC 14496-12, 8.6.1.3. */
  private void writeOffsets(Boxes boxes, TrackTiming timing) {
    int runs = 0;
    for (int i = 0; i < count; i++) {
      runs += i == 0 || timing.offset(i) != timing.offset(i - 1) ? 1 : 0;
    }
    boxes.begin("ctts", 1, 0).u32(runs);
    for (int i = 0; i < count; ) {
      int next = i + 1;
      while (next < count && timing.offset(next) == timing.offset(i)) {
        next++;
      }
      boxes.u32(next - i).u32(timing.offset(i));
      i = next;
    }
    boxes.end();
  }

  private void writeKeys(Boxes boxes) {
    int keyed = 0;
    for (int i = 0; i < count; i++) {
      keyed += keys[i] ? 1 : 0;
    }
    if (keyed == count) {
      return; // no box means that all are
    }
    boxes.begin("stss", 0, 0).u32(keyed);
    for (int i = 0; i < count; i++) {
      if (keys[i]) {
        boxes.u32(i + 1);
      }
    }
    boxes.end();
  }

  private void writeChunkLengths(Boxes boxes) {
    int runs = 0;
    for (int i = 0; i < chunks; i++) {
      if (i == 0 || chunkLength(i) != chunkLength(i - 1)) {
        runs++;
      }
    }
    boxes.begin("stsc", 0, 0).u32(runs);
    for (int i = 0; i < chunks; i++) {
      if (i == 0 || chunkLength(i) != chunkLength(i - 1)) {
        boxes.u32(i + 1).u32(chunkLength(i)).u32(1);
      }
    }
    boxes.end();
  }

  private int chunkLength(int chunk) {
    return (chunk + 1 < chunks ? chunkStarts[chunk + 1] : count) - chunkStarts[chunk];
  }

  private void writeOffsets(Boxes boxes, long shift) {
    boolean wide = chunks > 0 && chunkOffsets[chunks - 1] + shift > 0xFFFF_FFFFL;
    boxes.begin(wide ? "co64" : "stco", 0, 0).u32(chunks);
    for (int i = 0; i < chunks; i++) {
      if (wide) {
        boxes.u64(chunkOffsets[i] + shift);
      } else {
        boxes.u32(chunkOffsets[i] + shift);
      }
    }
    boxes.end();
  }
}
