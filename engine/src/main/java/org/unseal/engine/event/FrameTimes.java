package org.unseal.engine.event;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.unseal.engine.port.CodedLibrary;
import org.unseal.engine.port.CodedRecording;
import org.unseal.engine.port.CodedRecording.CodedTrack;
import org.unseal.engine.port.Progress;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.scope.Clip;
import org.unseal.proof.seal.TrackId;

/** When each frame of a recording is shown, in microseconds from where the recording begins. */
public final class FrameTimes {
  private static final int MOST_FRAMES = 50_000_000;

  private final long[] begins;
  private final long end;

  /**
   * Of frames in presentation order.
   *
   * @param begins of each, at least one
   * @param end when the last is gone
   */
  public FrameTimes(long[] begins, long end) {
    this.begins = begins.clone();
    this.end = end;
    if (begins.length == 0 || end <= begins[begins.length - 1]) {
      throw new IllegalArgumentException("no frames, or an end before the last");
    }
  }

  /** Reads the first track of pictures, without decoding one. */
  public static FrameTimes read(CodedLibrary library, Path original, Progress progress) {
    try (CodedRecording recording = library.open(original)) {
      List<CodedTrack> tracks = recording.tracks();
      int pictures = 0;
      while (pictures < tracks.size()
          && tracks.get(pictures).track().kind() != TrackId.Kind.VIDEO) {
        pictures++;
      }
      if (pictures == tracks.size()) {
        throw new UnsealException(
            ErrorCode.NOT_A_VIDEO, "the recording has no pictures; name one that has");
      }
      Taken taken = new Taken(pictures, tracks);
      recording.read((track, _, _, pts, _) -> taken.take(track, pts), progress);
      return taken.times();
    }
  }

  private static final class Taken {
    private final int pictures;
    private final List<CodedTrack> tracks;
    private final List<long[]> full = new ArrayList<>();
    private long[] times = new long[1 << 12];
    private int count;
    private long start = Long.MAX_VALUE;

    Taken(int pictures, List<CodedTrack> tracks) {
      this.pictures = pictures;
      this.tracks = tracks;
    }

    void take(int track, long pts) {
      long micros = tracks.get(track).base().toMicroseconds(pts);
      start = Math.min(start, micros);
      if (track != pictures) {
        return;
      }
      if (count == times.length) {
        if ((long) (full.size() + 1) * times.length > MOST_FRAMES) {
          throw new UnsealException(
              ErrorCode.LIMIT_EXCEEDED, "a recording of more frames than can be told apart");
        }
        full.add(times);
        times = new long[1 << 12];
        count = 0;
      }
      times[count++] = micros;
    }

    FrameTimes times() {
      long[] all = new long[full.size() * (1 << 12) + count];
      for (int i = 0; i < full.size(); i++) {
        System.arraycopy(full.get(i), 0, all, i << 12, 1 << 12);
      }
      System.arraycopy(times, 0, all, full.size() << 12, count);
      if (all.length == 0) {
        throw new UnsealException(ErrorCode.NO_FRAMES, "the recording has no frames");
      }
      Arrays.sort(all);
      for (int i = 0; i < all.length; i++) {
        all[i] -= start;
      }
      long usual =
          all.length == 1 ? 1 : Math.max(1, (all[all.length - 1] - all[0]) / (all.length - 1));
      return new FrameTimes(all, all[all.length - 1] + usual);
    }
  }

  /** How many there are. */
  public int frames() {
    return begins.length;
  }

  /** When a frame comes. */
  public long begins(int frame) {
    return begins[frame];
  }

  /** When a frame is gone. */
  public long ends(int frame) {
    return frame + 1 < begins.length ? begins[frame + 1] : end;
  }

  /**
   * All frames that are shown at some time of a stretch.
   *
   * @throws UnsealException {@code USAGE} where none is
   */
  public FrameSpan shown(long from, long to) {
    int first = 0;
    while (first < begins.length && ends(first) <= from) {
      first++;
    }
    int last = first;
    while (last < begins.length && (begins[last] < to || (last == first && begins[last] <= to))) {
      last++;
    }
    if (last == first) {
      throw new UnsealException(ErrorCode.USAGE, "no frame of the recording is shown at that time");
    }
    return new FrameSpan(first, last);
  }

  /**
   * These frames of a clip.
   *
   * @throws UnsealException {@code USAGE} where the recording has no such frames
   */
  public Shown of(Clip clip, FrameSpan frames) {
    if (Math.max(frames.endExclusive(), clip.frames().endExclusive()) > begins.length) {
      throw new UnsealException(
          ErrorCode.USAGE, "the recording has %d frames".formatted(begins.length));
    }
    EventRules.requireInside(clip, frames);
    return new Shown(
        clip.id(),
        clip.item(),
        frames,
        clip.frames().start(),
        begins(frames.start()),
        ends(frames.endExclusive() - 1),
        begins(clip.frames().start()));
  }
}
