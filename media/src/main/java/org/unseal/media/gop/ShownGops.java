package org.unseal.media.gop;

import java.util.Arrays;
import org.unseal.model.recording.FrameSpan;

/**
 * The GOPs of a recording that have a frame to show, numbered from 0, and where their pictures lie
 * in a file that holds these frames alone. A GOP that the span cuts has only its frames inside the
 * span there; of a whole recording all is as in the recording. Immutable.
 */
public final class ShownGops {
  private final GopIndex index;
  private final FrameSpan span;
  private final int first;
  private final int gops;
  private final long[] times;
  private final long[] sorted;

  /** Of these frames of the recording, all of which it has. */
  public ShownGops(GopIndex index, FrameSpan span) {
    if (span.endExclusive() > index.pictures()) {
      throw new IllegalArgumentException(span + " of " + index.pictures() + " frames");
    }
    this.index = index;
    this.span = span;
    times = index.times();
    sorted = times.clone();
    Arrays.sort(sorted);
    int begin = 0;
    while (index.end(begin) <= span.start()) {
      begin++;
    }
    int end = begin + 1;
    while (end < index.gops() && index.start(end) < span.endExclusive()) {
      end++;
    }
    first = begin;
    gops = end - begin;
  }

  /** Of the whole recording. */
  public GopIndex index() {
    return index;
  }

  /** The frames that are shown, counted as in the recording. */
  public FrameSpan span() {
    return span;
  }

  /** How many GOPs have a frame that is shown, at least one. */
  public int gops() {
    return gops;
  }

  /** A GOP's number among all of the recording's. */
  public int inRecording(int gop) {
    return first + gop;
  }

  /** A GOP's first picture in the file that is made, and its first frame there. */
  public int start(int gop) {
    return Math.max(index.start(first + gop), span.start()) - span.start();
  }

  /** The picture behind a GOP's last in the file that is made. */
  public int end(int gop) {
    return Math.min(index.end(first + gop), span.endExclusive()) - span.start();
  }

  /** How many pictures the file that is made has. */
  public int pictures() {
    return span.length();
  }

  /** Whether some of a GOP's frames are not shown. */
  public boolean cut(int gop) {
    int of = first + gop;
    return index.start(of) < span.start() || index.end(of) > span.endExclusive();
  }

  /** Whether the picture that the recording shows at this time is shown. */
  public boolean shows(long time) {
    return time >= sorted[span.start()] && time <= sorted[span.endExclusive() - 1];
  }

  /**
   * The picture, counted in the recording's file, behind the last that has to be decoded for what
   * is shown of a GOP.
   */
  public int decodedUpTo(int gop) {
    int end = index.end(first + gop);
    while (!shows(times[end - 1])) {
      end--;
    }
    return end;
  }

  /** When frames are shown, in the order of showing, since the first of them, in ticks; a copy. */
  public long[] shownTimes() {
    long[] shown = Arrays.copyOfRange(sorted, span.start(), span.endExclusive());
    long since = shown[0];
    for (int i = 0; i < shown.length; i++) {
      shown[i] -= since;
    }
    return shown;
  }

  /**
   * The same by place in the file that is made, where GOPs that are whole keep their order of
   * decoding and those that are cut are decoded in the order of showing; a copy.
   */
  public long[] placedTimes() {
    long[] placed = shownTimes();
    long since = sorted[span.start()];
    for (int gop = 0; gop < gops; gop++) {
      if (!cut(gop)) {
        int from = index.start(first + gop);
        for (int place = start(gop); place < end(gop); place++) {
          placed[place] = times[from + place - start(gop)] - since;
        }
      }
    }
    return placed;
  }

  /** How much later the first frame that is shown is than the recording's first, in ticks. */
  public long after() {
    return sorted[span.start()] - sorted[0];
  }

  /** Whether the recording's last frame is shown. */
  public boolean toTheEnd() {
    return span.endExclusive() == index.pictures();
  }
}
