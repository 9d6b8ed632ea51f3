package org.unseal.media.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.unseal.engine.port.FootageRenderer.Part;
import org.unseal.media.gop.ShownGops;
import org.unseal.media.mp4.Mp4File;
import org.unseal.media.mp4.TrackKind;
import org.unseal.media.mp4.TrackTiming;
import org.unseal.model.recording.FootageFacts;
import org.unseal.model.recording.TimeBase;
import org.unseal.proof.digest.Octets;

/**
 * The video track on its way into the file where every picture that is shown keeps its place: as
 * many go out as came in, in the order of the file, and at the same times. What was encoded anew is
 * decoded and shown in one order; what passed keeps its own.
 */
final class SlotOut {
  private static final double SOUND_EVERY = 1;

  private final Mp4File file;
  private final int track;
  private final ShownGops gops;
  private final long[] times;
  private final long[] sorted;
  private final TimeBase base;
  private final Optional<SoundOut> sound;
  private final BitSet passed = new BitSet();
  private final List<Part> parts = new ArrayList<>();
  private int pictures;
  private int passedSince;
  private double soundUntil = SOUND_EVERY;

  SlotOut(Mp4File file, int track, ShownGops gops, TimeBase base, Optional<SoundOut> sound) {
    this.file = file;
    this.track = track;
    this.gops = gops;
    this.base = base;
    this.sound = sound;
    times = gops.placedTimes();
    sorted = gops.shownTimes();
  }

  /** A picture as it is. */
  void pass(byte[] sample, boolean entrance) {
    passed.set(pictures);
    append(sample, 0, sample.length, entrance);
  }

  /**
   * Pictures that were encoded anew.
   *
   * @param entrances which of them begin a GOP
   * @param before what such pictures carry in front, may be nothing
   */
  void encoded(EncodedRun run, List<Integer> entrances, Octets before) {
    endPassed();
    int first = pictures;
    for (int i = 0; i < run.count(); i++) {
      if (entrances.contains(i)) {
        byte[] picture = Arrays.copyOf(before.toArray(), before.length() + run.size(i));
        System.arraycopy(run.bytes(), run.start(i), picture, before.length(), run.size(i));
        append(picture, 0, picture.length, true);
      } else {
        append(run.bytes(), run.start(i), run.size(i), false);
      }
    }
    parts.add(new Part(first, run.count(), false, run.quality(), run.similarity()));
    passedSince = pictures;
  }

  private void append(byte[] bytes, int from, int size, boolean entrance) {
    double now = base.toSeconds(sorted[pictures]);
    if (entrance && now >= soundUntil) {
      soundUntil = now + SOUND_EVERY;
      sound.ifPresent(s -> s.upTo(now));
    }
    file.append(track, bytes, from, size, entrance, entrance);
    pictures++;
  }

  private void endPassed() {
    if (pictures > passedSince) {
      parts.add(new Part(passedSince, pictures - passedSince, true, 0, OptionalInt.empty()));
      passedSince = pictures;
    }
  }

  /** All pictures, in the order of the file, by fate. */
  List<Part> parts() {
    endPassed();
    return List.copyOf(parts);
  }

  /** The output's times. */
  OutputClock clock(FootageFacts facts) {
    if (pictures != sorted.length) {
      throw new IllegalStateException(pictures + " of " + sorted.length + " pictures");
    }
    long end =
        gops.toTheEnd()
            ? OutputClock.endOf(
                sorted,
                gops.index().lastDuration(),
                facts.durationTicks() - gops.after(),
                facts.timeBase())
            : OutputClock.cutEnd(sorted, facts.timeBase());
    return OutputClock.of(base, sorted, end);
  }

  /** The track, with what was shown in another order than it was decoded in. */
  TrackTiming timing(TrackKind kind, OutputClock clock) {
    long[] ticks = clock.ticks();
    int[] offsets = new int[ticks.length];
    for (int i = passed.nextSetBit(0); i >= 0; i = passed.nextSetBit(i + 1)) {
      long shown = ticks[Arrays.binarySearch(sorted, times[i])];
      offsets[i] = Math.toIntExact(shown - ticks[i]);
    }
    return new TrackTiming(kind, clock.scale(), ticks, clock.end(), offsets);
  }
}
