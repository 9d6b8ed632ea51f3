package org.unseal.media.read;

import java.util.Arrays;

/**
 * What a pass over the packets tells of a recording, without decoding any. Eight bytes a keyframe.
 */
final class Index {
  private final int pictures;
  private final long firstTime;
  private final long duration;
  private final long longestGap;
  private final int[] keyIds;
  private final int[] keyPlaces;

  private Index(
      int pictures, long firstTime, long duration, long longestGap, int[] keyIds, int[] keyPlaces) {
    this.pictures = pictures;
    this.firstTime = firstTime;
    this.duration = duration;
    this.longestGap = longestGap;
    this.keyIds = keyIds;
    this.keyPlaces = keyPlaces;
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

  /** A keyframe's place in presentation order by the container's times, or -1 if it is none. */
  int place(Coded key) {
    int at = Arrays.binarySearch(keyIds, key.id());
    return at < 0 ? -1 : keyPlaces[at];
  }

  /** A keyframe's ticks since the first frame, exact where no time needed repair. */
  long ticks(Coded key, int place, long step) {
    if (key.timed()) {
      return key.pts() - firstTime;
    }
    return key.dts() == Long.MIN_VALUE ? place * step : key.dts() - firstTime;
  }

  /** Makes an index of what it is told. Eight bytes a picture while it is at it. */
  static final class Builder {
    private long[] times = new long[1024];
    private int shown;
    private int[] keyIds = new int[16];
    private long[] keyTimes = new long[16];
    private int[] keyOrdinals = new int[16];
    private int keys;
    private boolean untimed;
    private long lastDuration;

    void add(Coded coded) {
      if (coded.hidden()) {
        return;
      }
      long time = coded.timed() ? coded.pts() : coded.dts();
      untimed |= !coded.timed();
      if (shown == times.length) {
        times = Arrays.copyOf(times, shown + shown / 2);
      }
      if (coded.key()) {
        addKey(coded.id(), time);
      }
      times[shown++] = time;
      lastDuration = coded.duration();
    }

    private void addKey(int id, long time) {
      if (keys == keyIds.length) {
        int more = keys + keys / 2;
        keyIds = Arrays.copyOf(keyIds, more);
        keyTimes = Arrays.copyOf(keyTimes, more);
        keyOrdinals = Arrays.copyOf(keyOrdinals, more);
      }
      keyIds[keys] = id;
      keyTimes[keys] = time;
      keyOrdinals[keys] = shown;
      keys++;
    }

    Index build() {
      Arrays.sort(times, 0, shown);
      int known = 0; // what has no time sorts first
      while (known < shown && times[known] == Long.MIN_VALUE) {
        known++;
      }
      boolean anyTime = known < shown;
      long first = anyTime ? times[known] : 0;
      long end = anyTime ? times[shown - 1] + lastDuration : 0;
      int[] places = new int[keys];
      long gap = 0;
      long before = first;
      for (int i = 0; i < keys; i++) {
        int found = untimed ? -1 : Arrays.binarySearch(times, 0, shown, keyTimes[i]);
        places[i] = found >= 0 ? firstOf(found) : keyOrdinals[i];
        if (keyTimes[i] != Long.MIN_VALUE) {
          gap = Math.max(gap, keyTimes[i] - before);
          before = keyTimes[i];
        }
      }
      return new Index(
          shown,
          first,
          end - first,
          Math.max(gap, end - before),
          Arrays.copyOf(keyIds, keys),
          places);
    }

    private int firstOf(int found) {
      int at = found;
      while (at > 0 && times[at - 1] == times[found]) {
        at--;
      }
      return at;
    }
  }
}
