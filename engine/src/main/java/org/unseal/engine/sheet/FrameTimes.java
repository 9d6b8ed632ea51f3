package org.unseal.engine.sheet;

import java.util.Arrays;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.concurrent.TimeUnit;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.recording.TimeBase;

/** Times of the frames that a sheet mentions, counted from the recording's first frame. */
final class FrameTimes {
  private static final long UNKNOWN = -1;
  private final TimeBase base;
  private final int[] frames;
  private final long[] ticks;

  FrameTimes(TimeBase base, NavigableSet<Integer> timed) {
    this.base = base;
    this.frames = timed.stream().mapToInt(Integer::intValue).toArray();
    this.ticks = new long[frames.length];
    Arrays.fill(ticks, UNKNOWN);
  }

  /** Remembers a frame's time if it is one that is mentioned. */
  void seen(int frame, long at) {
    int place = Arrays.binarySearch(frames, frame);
    if (place >= 0) {
      ticks[place] = at;
    }
  }

  /** When a frame is shown, as minutes, seconds and milliseconds, rounded down. */
  String of(int frame) {
    int place = Arrays.binarySearch(frames, frame);
    return place < 0 || ticks[place] == UNKNOWN
        ? "time unknown"
        : words(base.toMicroseconds(ticks[place]));
  }

  /** From the first to the last frame. */
  String of(FrameSpan span) {
    String first = of(span.start());
    return span.length() == 1 ? first : first + " to " + of(span.endExclusive() - 1);
  }

  static String words(long microseconds) {
    long millis = TimeUnit.MICROSECONDS.toMillis(microseconds);
    long hours = millis / 3_600_000;
    String rest =
        String.format(
            Locale.ROOT, "%02d:%02d.%03d", millis / 60_000 % 60, millis / 1000 % 60, millis % 1000);
    return hours == 0 ? rest : hours + ":" + rest;
  }
}
