package org.unseal.media.render;

import java.util.Arrays;
import org.bytedeco.ffmpeg.global.avutil;
import org.unseal.media.mp4.Mp4File;
import org.unseal.media.read.LibavFrame;
import org.unseal.model.recording.FootageFacts;
import org.unseal.model.recording.TimeBase;

/** The video track on its way into the file: times as frames are decoded, samples as runs end. */
final class VideoOut {
  private static final int FIRST_CAPACITY = 1024;
  private static final int USUAL_RATE = 25;

  private final Mp4File file;
  private final int track;
  private long[] times = new long[FIRST_CAPACITY];
  private int expected;
  private int frames;
  private long lastDuration;

  VideoOut(Mp4File file) {
    this.file = file;
    track = file.addTrack();
  }

  /** Notes when a frame is shown; frames come in order. */
  void expect(LibavFrame frame) {
    if (expected == times.length) {
      times = Arrays.copyOf(times, 2 * expected);
    }
    times[expected++] = frame.ticks();
    lastDuration = frame.decoded().map(p -> p.live().duration()).orElse(0L);
  }

  /** Appends a run; runs come in order. */
  void take(EncodedRun run) {
    for (int i = 0; i < run.count(); i++) {
      boolean first = i == 0;
      file.append(track, run.bytes(), run.start(i), run.size(i), first, first);
    }
    frames += run.count();
  }

  /** How many are in the file. */
  int frames() {
    return frames;
  }

  /** The output's times. */
  OutputClock clock(FootageFacts facts) {
    if (frames != expected) {
      throw new IllegalStateException(frames + " of " + expected + " frames were encoded");
    }
    long last = times[frames - 1];
    return OutputClock.of(
        facts.timeBase(), Arrays.copyOf(times, frames), last + durationOfLast(last, facts));
  }

  /** As the recording says, else as long as the one before, else a 25th of a second. */
  private long durationOfLast(long last, FootageFacts facts) {
    TimeBase base = facts.timeBase();
    long usual = avutil.av_rescale(1, base.denominator(), (long) USUAL_RATE * base.numerator());
    long before = frames > 1 ? last - times[frames - 2] : Math.max(1, usual);
    for (long said : new long[] {lastDuration, facts.durationTicks() - last}) {
      if (said > 0 && said <= Integer.MAX_VALUE) {
        return said;
      }
    }
    return before;
  }
}
