package org.unseal.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.port.AnalysisSink.Backdrop;
import org.unseal.engine.port.AnalysisSink.StretchAnalysis;
import org.unseal.model.plan.WholeReason;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.recording.TimeBase;
import org.unseal.model.track.Policy;
import org.unseal.model.track.Stretch;
import org.unseal.model.track.Track;
import org.unseal.model.track.WholeCover;
import org.unseal.vision.cells.Blob;
import org.unseal.vision.cells.CellGrid;
import org.unseal.vision.track.MoverTracker;
import org.unseal.vision.track.PersonScale;
import org.unseal.vision.track.TrackMaker;

/** Collects the judgements of one stretch, frame by frame, and makes its analysis. One thread. */
final class StretchBuilder {
  private static final int SECONDS_HIDDEN = 4;

  private final CellGrid grid;
  private final TimeBase base;
  private final int start;
  private final List<List<Blob>> blobs = new ArrayList<>();
  private final List<WholeCover> wholes = new ArrayList<>();
  private long firstTicks;
  private long lastTicks;

  StretchBuilder(CellGrid grid, TimeBase base, int start) {
    this.grid = grid;
    this.base = base;
    this.start = start;
  }

  /** The next frame's. */
  void add(long ticks, Judgement judgement) {
    if (blobs.isEmpty()) {
      firstTicks = ticks;
    }
    lastTicks = ticks;
    int frame = start + blobs.size();
    blobs.add(judgement.motion().map(motion -> motion.blobs()).orElse(List.of()));
    judgement.whole().ifPresent(reason -> cover(frame, reason));
  }

  private void cover(int frame, WholeReason reason) {
    if (!wholes.isEmpty()) {
      WholeCover last = wholes.getLast();
      if (last.frames().endExclusive() == frame && last.reason() == reason) {
        wholes.set(
            wholes.size() - 1,
            new WholeCover(new FrameSpan(last.frames().start(), frame + 1), reason));
        return;
      }
    }
    wholes.add(new WholeCover(new FrameSpan(frame, frame + 1), reason));
  }

  int frames() {
    return blobs.size();
  }

  /** Frames in a second, rounded up, from the presentation times. */
  int framesPerSecond() {
    long micros = base.toMicroseconds(lastTicks - firstTicks);
    return micros <= 0
        ? 10
        : Math.clamp(Math.ceilDiv((blobs.size() - 1) * 1_000_000L, micros), 1, 240);
  }

  /** Follows what moved and makes the tracks, numbered from this one on. */
  List<Track> tracks(Policy policy, int firstId) {
    int fps = framesPerSecond();
    FrameSpan span = new FrameSpan(start, start + blobs.size());
    Optional<PersonScale> scale = PersonScale.fit(blobs, grid);
    MoverTracker tracker = new MoverTracker(fps * SECONDS_HIDDEN, scale);
    for (int i = 0; i < blobs.size(); i++) {
      tracker.step(start + i, blobs.get(i));
    }
    return new TrackMaker(grid, policy, span, scale, fps).make(tracker, firstId);
  }

  StretchAnalysis finish(
      int number, boolean stationary, Policy policy, List<Track> tracks, List<Backdrop> stills) {
    FrameSpan span = new FrameSpan(start, start + blobs.size());
    return new StretchAnalysis(
        new Stretch(number, span, stationary, policy), tracks, wholes, stills);
  }
}
