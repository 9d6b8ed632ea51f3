package org.unseal.bench.players;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A file and what it ought to show. */
final class Showing {
  private final Path file;
  private final TestPicture picture;
  private final List<Long> micros;
  private final BitSet masked;
  private final BitSet seams;

  /**
   * What a file ought to show.
   *
   * @param micros when each frame is shown; the frames' numbers count from 0
   * @param masked the frames with a mask
   * @param seams the frames at which copied pictures follow encoded ones, or the other way round
   */
  Showing(Path file, TestPicture picture, List<Long> micros, BitSet masked, BitSet seams) {
    this.file = file;
    this.picture = picture;
    this.micros = List.copyOf(micros);
    this.masked = (BitSet) masked.clone();
    this.seams = (BitSet) seams.clone();
  }

  Path file() {
    return file;
  }

  TestPicture picture() {
    return picture;
  }

  int frames() {
    return micros.size();
  }

  long micros(int frame) {
    return micros.get(frame);
  }

  boolean masked(int frame) {
    return masked.get(frame);
  }

  /** A time at which this frame, and no other, is to be seen. */
  long during(int frame) {
    long next = frame + 1 < frames() ? micros(frame + 1) : micros(frame) + 20_000;
    return (micros(frame) + next) / 2;
  }

  /** The frame that begins at a time, or -1. */
  int frameAt(long time, long tolerance) {
    for (int frame = 0; frame < frames(); frame++) {
      if (Math.abs(micros(frame) - time) <= tolerance) {
        return frame;
      }
    }
    return -1;
  }

  int seams() {
    return seams.cardinality();
  }

  /** The frames so near to a seam, to the beginning or to the end; ascending. */
  Set<Integer> nearSeams(int reach) {
    BitSet centres = (BitSet) seams.clone();
    centres.set(0);
    centres.set(frames());
    Set<Integer> near = new TreeSet<>();
    for (int seam = centres.nextSetBit(0); seam >= 0; seam = centres.nextSetBit(seam + 1)) {
      for (int frame = Math.max(0, seam - reach);
          frame < Math.min(frames(), seam + reach + 1);
          frame++) {
        near.add(frame);
      }
    }
    return near;
  }

  /** The same file, of other pictures. */
  Showing with(TestPicture other) {
    return new Showing(file, other, micros, masked, seams);
  }

  /** The same file, with everything later. */
  Showing shifted(long by) {
    List<Long> later = micros.stream().map(time -> time + by).toList();
    return new Showing(file, picture, later, masked, seams);
  }

  /** Another file that ought to show the same. */
  Showing in(Path other) {
    return new Showing(other, picture, micros, masked, seams);
  }
}
