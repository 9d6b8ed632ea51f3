package org.unseal.media.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.port.FootageRenderer.Part;
import org.unseal.media.mp4.Mp4File;
import org.unseal.media.read.LibavFrame;
import org.unseal.model.recording.FootageFacts;
import org.unseal.model.recording.TimeBase;

/** The video track on its way into the file: times as frames are decoded, samples as runs end. */
final class VideoOut {
  private static final int FIRST_CAPACITY = 1024;
  // Seconds of pictures and of sound that lie behind each other in the file.
  private static final double SOUND_EVERY = 1;

  private final Mp4File file;
  private final TimeBase base;
  private final Optional<SoundOut> sound;
  private final int track;
  private long[] times = new long[FIRST_CAPACITY];
  private final List<Part> parts = new ArrayList<>();
  private int expected;
  private int frames;
  private long lastDuration;
  private long since;
  private double soundUntil = SOUND_EVERY;

  /** The video track is the file's first; the sound's is made by the caller, behind it. */
  VideoOut(Mp4File file, int track, TimeBase base, Optional<SoundOut> sound) {
    this.file = file;
    this.track = track;
    this.base = base;
    this.sound = sound;
  }

  /**
   * Notes when a frame is shown; frames come in order.
   *
   * @return ticks since the first
   */
  long expect(LibavFrame frame) {
    if (expected == times.length) {
      times = Arrays.copyOf(times, 2 * expected);
    }
    if (expected == 0) {
      since = frame.ticks();
    }
    times[expected] = frame.ticks() - since;
    lastDuration = frame.decoded().map(p -> p.live().duration()).orElse(0L);
    return times[expected++];
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
    parts.add(new Part(frames, run.count(), false, run.quality(), run.similarity()));
    frames += run.count();
  }

  /** How many are in the file. */
  int frames() {
    return frames;
  }

  /**
   * The output's times.
   *
   * @param toTheEnd whether the recording's last frame is among them
   */
  OutputClock clock(FootageFacts facts, boolean toTheEnd) {
    if (frames != expected) {
      throw new IllegalStateException(frames + " of " + expected + " frames were encoded");
    }
    long[] all = Arrays.copyOf(times, frames);
    long end =
        toTheEnd
            ? OutputClock.endOf(all, lastDuration, facts.durationTicks() - since, base)
            : OutputClock.cutEnd(all, base);
    return OutputClock.of(base, all, end);
  }

  /** All pictures, in the order of the file, by the run that they were encoded in. */
  List<Part> parts() {
    return List.copyOf(parts);
  }
}
