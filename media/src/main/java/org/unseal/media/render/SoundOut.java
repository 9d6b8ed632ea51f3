package org.unseal.media.render;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unseal.media.mp4.Mp4File;
import org.unseal.media.mp4.TrackTiming;
import org.unseal.media.sound.Sound;

/** The sound track on its way into the file, kept about level with the pictures. */
final class SoundOut {
  private static final int FIRST_CAPACITY = 1024;

  private final Mp4File file;
  private final Sound sound;
  private final int track;
  private long[] times = new long[FIRST_CAPACITY];
  private int count;
  private long end;
  private Sound.@Nullable Piece waiting;

  SoundOut(Mp4File file, Sound sound) {
    this.file = file;
    this.sound = sound;
    track = file.addTrack();
  }

  /** Writes what is heard before this time, in seconds since the first picture. */
  void upTo(double seconds) {
    double limit = seconds * sound.track().rate();
    for (Optional<Sound.Piece> next = peek();
        next.isPresent() && next.get().time() < limit;
        next = peek()) {
      append(next.get());
      waiting = null;
    }
  }

  private Optional<Sound.Piece> peek() {
    if (waiting == null) {
      waiting = sound.next().orElse(null);
    }
    return Optional.ofNullable(waiting);
  }

  private void append(Sound.Piece piece) {
    if (count == times.length) {
      times = Arrays.copyOf(times, 2 * count);
    }
    times[count++] = piece.time();
    end = piece.time() + piece.duration();
    byte[] bytes = piece.bytes().toArray();
    file.append(track, bytes, 0, bytes.length, true, false);
  }

  /** Writes the rest. */
  TrackTiming finish() {
    upTo(Double.POSITIVE_INFINITY);
    return new TrackTiming(
        sound.track(), sound.track().rate(), Arrays.copyOf(times, count), Math.max(end, 1));
  }

  boolean any() {
    return count > 0;
  }
}
