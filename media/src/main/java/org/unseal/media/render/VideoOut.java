package org.unseal.media.render;

import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avutil;
import org.unseal.media.mp4.Mp4File;
import org.unseal.media.read.LibavFrame;
import org.unseal.model.recording.FootageFacts;
import org.unseal.model.recording.TimeBase;

/** The video track on its way into the file: times as frames are decoded, samples as runs end. */
final class VideoOut {
  private static final int FIRST_CAPACITY = 1024;
  private static final int USUAL_RATE = 25;
  // Seconds of pictures and of sound that lie behind each other in the file.
  private static final double SOUND_EVERY = 1;

  private final Mp4File file;
  private final TimeBase base;
  private final Optional<SoundOut> sound;
  private final int track;
  private long[] times = new long[FIRST_CAPACITY];
  private int expected;
  private int frames;
  private long lastDuration;
  private double soundUntil = SOUND_EVERY;

  /** The video track is the file's first; the sound's is made by the caller, behind it. */
  VideoOut(Mp4File file, int track, TimeBase base, Optional<SoundOut> sound) {
    this.file = file;
    this.track = track;
    this.base = base;
    this.sound = sound;
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
      double now = base.toSeconds(times[frames + i]);
      if (now >= soundUntil) {
        soundUntil = now + SOUND_EVERY;
        sound.ifPresent(s -> s.upTo(now));
      }
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
    return OutputClock.of(base, Arrays.copyOf(times, frames), last + durationOfLast(last, facts));
  }

  /** As the recording says, else as long as the one before, else a 25th of a second. */
  private long durationOfLast(long last, FootageFacts facts) {
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
