package org.unseal.media.read;

import java.util.Arrays;
import org.unseal.media.libav.Av;

/**
 * What a pass over the packets tells of a recording, without decoding any. Sixteen bytes a
 * keyframe.
 */
final class Index {
  private final int pictures;
  private final boolean presentationTimes;
  private final long firstTime;
  private final long duration;
  private final long longestGap;
  private final int[] keyIds;
  private final int[] keyPlaces;
  private final long[] keyTimes;

  private Index(
      int pictures,
      boolean presentationTimes,
      long firstTime,
      long duration,
      long longestGap,
      int[] keyIds,
      int[] keyPlaces,
      long[] keyTimes) {
    this.pictures = pictures;
    this.presentationTimes = presentationTimes;
    this.firstTime = firstTime;
    this.duration = duration;
    this.longestGap = longestGap;
    this.keyIds = keyIds;
    this.keyPlaces = keyPlaces;
    this.keyTimes = keyTimes;
  }

  /** Some pictures have presentation times; else there are decoding times at most. */
  boolean presentationTimes() {
    return presentationTimes;
  }

  /** How many coded pictures there are to show. */
  int pictures() {
    return pictures;
  }

  /** Smallest presentation time, or 0 where there is none. */
  long firstTime() {
    return firstTime;
  }

  /** From the first to the end of the last, in ticks, at least 0. */
  long duration() {
    return duration;
  }

  /** Between neighbouring keyframes, and from the last to the end, in ticks. */
  long longestGap() {
    return longestGap;
  }

  /** There are pictures at which the container says decoding may begin. */
  boolean keyframes() {
    return keyIds.length > 0;
  }

  /** Which of the keyframes this one is, or -1 if it is none. */
  int keyframe(Coded key) {
    return Math.max(-1, Arrays.binarySearch(keyIds, key.id()));
  }

  /** A keyframe's place in presentation order by the container's times. */
  int place(int keyframe) {
    return keyPlaces[keyframe];
  }

  /** A keyframe's ticks since the first frame, exact where no time needed repair. */
  long ticks(int keyframe, long step) {
    return keyTimes[keyframe] == Av.NO_TIME
        ? keyPlaces[keyframe] * step
        : keyTimes[keyframe] - firstTime;
  }

  /** Makes an index of what it is told. Sixteen bytes a picture while it is at it. */
  static final class Builder {
    private long[] times = new long[1024];
    private long[] decodingTimes = new long[1024];
    private int shown;
    private int timed;
    private int[] keyIds = new int[16];
    private int[] keyOrdinals = new int[16];
    private int keys;
    private long lastDuration;

    /** Ordinal of the last picture without a time of its own, until its time is known; or -1. */
    private int waiting = -1;

    void add(Coded coded) {
      if (coded.hidden()) {
        return;
      }
      if (shown == times.length) {
        times = Arrays.copyOf(times, shown + shown / 2);
        decodingTimes = Arrays.copyOf(decodingTimes, shown + shown / 2);
      }
      boolean between = coded.timed() && coded.pts() == coded.dts();
      if (waiting >= 0 && !between) {
        times[waiting] = coded.dts();
        waiting = -1;
      }
      if (coded.timed()) {
        timed++;
      } else {
        waiting = shown;
      }
      if (coded.key()) {
        addKey(coded.id());
      }
      times[shown] = coded.pts();
      decodingTimes[shown++] = coded.dts();
      lastDuration = coded.duration();
    }

    private void addKey(int id) {
      if (keys == keyIds.length) {
        keyIds = Arrays.copyOf(keyIds, keys + keys / 2);
        keyOrdinals = Arrays.copyOf(keyOrdinals, keys + keys / 2);
      }
      keyIds[keys] = id;
      keyOrdinals[keys] = shown;
      keys++;
    }

    Index build() {
      if (timed > 0 && waiting >= 0) { // shown last
        times[waiting] = Arrays.stream(times, 0, shown).max().orElse(0) + Math.max(1, lastDuration);
      }
      long[] known = timed > 0 ? times : decodingTimes;
      long[] keyTimes = new long[keys];
      for (int i = 0; i < keys; i++) {
        keyTimes[i] = known[keyOrdinals[i]];
      }
      Arrays.sort(known, 0, shown);
      int unknown = 0; // what has no time sorts first
      while (unknown < shown && known[unknown] == Av.NO_TIME) {
        unknown++;
      }
      boolean any = unknown < shown;
      long first = any ? known[unknown] : 0;
      long end = any ? known[shown - 1] + lastDuration : 0;
      long gap = 0;
      long before = first;
      int[] places = new int[keys];
      for (int i = 0; i < keys; i++) {
        boolean exact = unknown == 0;
        places[i] = exact ? firstOf(known, keyTimes[i]) : keyOrdinals[i];
        if (keyTimes[i] != Av.NO_TIME) {
          gap = Math.max(gap, keyTimes[i] - before);
          before = keyTimes[i];
        }
      }
      return new Index(
          shown,
          timed > 0,
          first,
          end - first,
          Math.max(gap, end - before),
          Arrays.copyOf(keyIds, keys),
          places,
          keyTimes);
    }

    private int firstOf(long[] sorted, long time) {
      int at = Arrays.binarySearch(sorted, 0, shown, time);
      while (at > 0 && sorted[at - 1] == time) {
        at--;
      }
      return at;
    }
  }
}
