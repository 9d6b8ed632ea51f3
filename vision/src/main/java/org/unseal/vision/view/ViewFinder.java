package org.unseal.vision.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.model.recording.FrameSpan;
import org.unseal.vision.backdrop.BackdropMaker;
import org.unseal.vision.cells.CellGrid;
import org.unseal.vision.cells.CellPicture;

/**
 * Cuts a recording into views from samples given in order. A view is left when a few samples in a
 * row show another one; samples that fit nothing for a moment (somebody before the lens, a flash, a
 * shake) do not end it, because each frame is judged against the backdrop later anyway. One thread;
 * memory is bounded by the samples of one view.
 */
public final class ViewFinder {
  /** A track is cut here even where nothing happens, so that memory is bounded. */
  static final int LONGEST = 20_000;

  private static final int SETTLED = 5;

  private final CellGrid grid;
  private int start;
  private Optional<Sample> anchor = Optional.empty();
  private int count;
  private boolean continued;
  private final EvenSamples kept = new EvenSamples(BackdropMaker.MOST_SAMPLES);
  private final List<Sample> pending = new ArrayList<>();
  private int pendingCount;
  private int pendingStart;

  private record Sample(int frame, CellPicture picture) {}

  /** The first view begins with frame 0. */
  public ViewFinder(CellGrid grid) {
    this.grid = grid;
  }

  /** Takes the next sample; gives the views that are known to have ended. */
  public List<View> add(int frame, CellPicture picture) {
    List<View> done = new ArrayList<>();
    Sample sample = new Sample(frame, picture);
    if (anchor.isPresent() && frame - start >= LONGEST && pendingCount == 0) {
      done.add(end(frame));
      restart(List.of(sample));
      continued = true;
      return done;
    }
    boolean same = anchor.isPresent() && same(anchor.get(), sample);
    if (same && pendingCount <= Math.max(3, count / 20)) {
      pending.clear();
      pendingCount = 0;
      take(sample);
      return done;
    }
    wait(sample);
    if (pending.size() >= SETTLED) {
      int settledFrom = pending.getFirst().frame;
      if (anchor.isPresent()) {
        done.add(end(pendingStart));
      }
      if (settledFrom > start) {
        done.add(moving(settledFrom));
      }
      restart(List.copyOf(pending));
    }
    return done;
  }

  /** The rest; call once with the number of frames, which is at least 1. */
  public List<View> finish(int frames) {
    List<View> done = new ArrayList<>();
    if (anchor.isPresent()) {
      if (pendingCount > Math.max(3, count / 20)) {
        done.add(end(pendingStart));
      } else {
        done.add(end(frames));
      }
    }
    if (start < frames) {
      boolean still = pendingCount == pending.size();
      done.add(
          new View(
              new FrameSpan(start, frames),
              still,
              false,
              pending.stream().map(Sample::picture).toList()));
    }
    return done;
  }

  private boolean same(Sample one, Sample other) {
    return PictureChange.between(one.picture, other.picture, grid).still();
  }

  private void take(Sample sample) {
    count++;
    kept.add(sample.picture);
  }

  /** Keeps the last samples that are alike. */
  private void wait(Sample sample) {
    if (pendingCount == 0) {
      pendingStart = sample.frame;
    }
    pendingCount++;
    if (!pending.isEmpty() && !same(pending.getFirst(), sample)) {
      pending.clear();
    }
    pending.add(sample);
  }

  private View end(int endExclusive) {
    View view = new View(new FrameSpan(start, endExclusive), true, continued, kept.list());
    start = endExclusive;
    return view;
  }

  private View moving(int endExclusive) {
    View view = new View(new FrameSpan(start, endExclusive), false, false, List.of());
    start = endExclusive;
    return view;
  }

  private void restart(List<Sample> samples) {
    continued = false;
    kept.clear();
    count = 0;
    anchor = Optional.of(samples.getFirst());
    samples.forEach(this::take);
    pending.clear();
    pendingCount = 0;
  }
}
