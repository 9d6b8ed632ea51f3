package org.unseal.vision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.unseal.model.picture.Box;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.recording.TimeBase;
import org.unseal.model.track.Policy;
import org.unseal.model.track.Track;
import org.unseal.model.track.WholeCover;
import org.unseal.vision.cells.Blob;
import org.unseal.vision.cells.CellGrid;
import org.unseal.vision.track.BurnedInClock;
import org.unseal.vision.track.FaceHit;
import org.unseal.vision.track.MoverTracker;
import org.unseal.vision.track.PersonScale;
import org.unseal.vision.track.TrackMaker;

/** Collects the judgements of one stretch, frame by frame, and makes its analysis. One thread. */
final class StretchBuilder {
  private static final int SECONDS_HIDDEN = 4;
  private static final int MOST_FRAMES = 20_000;

  /** Rows of cells that are held, about four bytes each, and more for each blob. */
  private static final long MOST_CELLS = 10_000_000;

  private final CellGrid grid;
  private final TimeBase base;
  private final int start;
  private long cells;
  private int fittedTo;
  private int nextFit;
  private Optional<PersonScale> fitted = Optional.empty();
  private final List<List<Blob>> blobs = new ArrayList<>();
  private final BitSet unjudged = new BitSet();
  private final WholeCovers wholes = new WholeCovers();
  private final List<Long> times = new ArrayList<>();

  StretchBuilder(CellGrid grid, TimeBase base, int start) {
    this.grid = grid;
    this.base = base;
    this.start = start;
  }

  /** The next frame's. */
  void add(long ticks, Judgement judgement) {
    times.add(base.toMicroseconds(ticks));
    int frame = start + blobs.size();
    blobs.add(judgement.motion().map(motion -> motion.blobs()).orElse(List.of()));
    for (Blob blob : blobs.getLast()) {
      cells += 16 + blob.weight();
    }
    judgement.whole().ifPresent(reason -> wholes.add(frame, reason));
    if (judgement.motion().isEmpty()) {
      unjudged.set(frame - start);
    }
  }

  /**
   * Whether something differs from the backdrop there, or it can't be told.
   *
   * @param zone in cells; may reach outside the picture
   */
  boolean differs(int frame, Box zone) {
    if (unjudged.get(frame - start)) {
      return true;
    }
    boolean[] differs = {false};
    for (Blob blob : blobs.get(frame - start)) {
      if (blob.box().overlaps(zone)) {
        blob.runs(
            (row, from, to) ->
                differs[0] |=
                    row >= zone.top()
                        && row < zone.bottom()
                        && from < zone.right()
                        && to > zone.left());
      }
    }
    return differs[0];
  }

  /** Index of the frame that comes next. */
  int next() {
    return start + blobs.size();
  }

  /** Frames in a second, rounded up, from the presentation times. */
  int framesPerSecond() {
    long micros = times.getLast() - times.getFirst();
    return micros <= 0
        ? 10
        : Math.clamp(Math.ceilDiv((blobs.size() - 1) * 1_000_000L, micros), 1, 240);
  }

  /** Whether it holds about as much as it may; then it is to be finished and another begun. */
  boolean full() {
    return blobs.size() >= MOST_FRAMES || cells > MOST_CELLS;
  }

  /** How tall people are, as far as that could be told a while ago: a fit takes its time. */
  Optional<PersonScale> recentScale() {
    return blobs.size() >= nextFit ? scale() : fitted;
  }

  /** How tall people are, by every frame so far. */
  Optional<PersonScale> scale() {
    if (blobs.size() > fittedTo) {
      fitted = PersonScale.fit(blobs, grid);
      fittedTo = blobs.size();
      nextFit = fittedTo + fittedTo / 2 + 1;
    }
    return fitted;
  }

  /**
   * Follows what moved and makes the tracks, numbered from this one on.
   *
   * @param dim it is so dark that heads may not stand out
   */
  List<Track> tracks(Policy policy, boolean dim, List<FaceHit> hits, int firstId) {
    int fps = framesPerSecond();
    Optional<PersonScale> scale = scale();
    MoverTracker tracker = new MoverTracker(fps * SECONDS_HIDDEN, scale, !dim);
    List<List<Blob>> movers = BurnedInClock.removed(blobs, times, grid);
    for (int i = 0; i < movers.size(); i++) {
      tracker.step(start + i, movers.get(i));
    }
    return new TrackMaker(grid, policy, span(), scale, dim, fps).make(tracker, hits, firstId);
  }

  /** The frames so far, which must not be none. */
  FrameSpan span() {
    return new FrameSpan(start, start + blobs.size());
  }

  List<WholeCover> wholes() {
    return wholes.list();
  }
}
