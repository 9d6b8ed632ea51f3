package org.unseal.media.mp4;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/** What a track is and when its samples begin. Immutable. */
public final class TrackTiming {
  private final TrackKind kind;
  private final int scale;
  private final long[] ticks;
  private final long end;
  private final int[] offsets;

  /**
   * Takes the times of samples that are shown in the order of the file.
   *
   * @param scale ticks a second
   * @param ticks when each sample begins, from 0, increasing
   * @param end when the last one ends
   */
  public TrackTiming(TrackKind kind, int scale, long[] ticks, long end) {
    this(kind, scale, ticks, end, new int[0]);
  }

  /**
   * Takes the times of samples that are shown in another order.
   *
   * @param scale ticks a second
   * @param ticks when each sample is decoded, from 0, increasing
   * @param end when the last one ends
   * @param offsets ticks from there to when it is shown, may be negative; none where all are 0
   */
  public TrackTiming(TrackKind kind, int scale, long[] ticks, long end, int[] offsets) {
    this.offsets = offsets.clone();
    if (offsets.length > 0 && offsets.length != ticks.length) {
      throw new IllegalArgumentException(offsets.length + " offsets of " + ticks.length);
    }
    this.kind = requireNonNull(kind, "kind");
    this.scale = scale;
    this.ticks = ticks.clone();
    this.end = end;
    if (scale < 1 || (ticks.length > 0 && ticks[0] != 0)) {
      throw new IllegalArgumentException("times don't begin at 0, or a scale of " + scale);
    }
    for (int i = 0; i < ticks.length; i++) {
      if (duration(i) < 1 || duration(i) > 0xFFFF_FFFFL) {
        throw new IllegalArgumentException("a sample lasts " + duration(i) + " ticks");
      }
    }
  }

  TrackKind kind() {
    return kind;
  }

  int scale() {
    return scale;
  }

  long end() {
    return end;
  }

  int count() {
    return ticks.length;
  }

  long duration(int sample) {
    return (sample + 1 < ticks.length ? ticks[sample + 1] : end) - ticks[sample];
  }

  /** Some samples are shown in another order than they are decoded in. */
  boolean reordered() {
    return Arrays.stream(offsets).anyMatch(offset -> offset != 0);
  }

  /** From when a sample is decoded to when it is shown. */
  int offset(int sample) {
    return offsets[sample];
  }
}
