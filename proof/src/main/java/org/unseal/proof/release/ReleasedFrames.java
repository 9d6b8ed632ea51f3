package org.unseal.proof.release;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.unseal.model.plan.FrameCover;
import org.unseal.proof.picture.ReleasedPictures;

/**
 * What became of the frames of a track, by its entries and the plan. Whoever makes a release and
 * whoever checks it has the same. Immutable.
 */
public final class ReleasedFrames implements ReleasedPictures {
  private final Fate[] fates;
  private final long[] times;
  private final FrameCover[] covers;

  private ReleasedFrames(Fate[] fates, long[] times, FrameCover[] covers) {
    this.fates = fates;
    this.times = times;
    this.covers = covers;
  }

  /**
   * Of a track whose leaves are all shown or gaps, from one media file.
   *
   * @return empty where leaves are missing, so that frames can't be counted, where two frames have
   *     one time, or where the plan has another number of frames
   */
  public static Optional<ReleasedFrames> of(List<Entry> entries, PlanDocument plan) {
    List<Placed> placed = new ArrayList<>();
    for (Entry entry : entries) {
      switch (entry) {
        case Entry.Shown shown -> place(shown, placed);
        case Entry.Gap _ -> {}
        case Entry.Closed _, Entry.OpenedTime _ -> {
          return Optional.empty();
        }
      }
    }
    placed.sort((one, other) -> Long.compare(one.pts, other.pts));
    for (int i = 1; i < placed.size(); i++) {
      if (placed.get(i).pts == placed.get(i - 1).pts) {
        return Optional.empty();
      }
    }
    if (plan.frames() != placed.size()) {
      return Optional.empty();
    }
    FrameCover[] covers = new FrameCover[placed.size()];
    int frame = 0;
    for (PlanDocument.Run run : plan.runs()) {
      Arrays.fill(covers, frame, frame + run.frames(), run.cover());
      frame += run.frames();
    }
    return Optional.of(
        new ReleasedFrames(
            placed.stream().map(Placed::fate).toArray(Fate[]::new),
            placed.stream().mapToLong(Placed::micros).toArray(),
            covers));
  }

  private record Placed(long pts, long micros, Fate fate) {}

  private static void place(Entry.Shown shown, List<Placed> placed) {
    Fate fate =
        switch (shown) {
          case Entry.Pass _ -> Fate.PASS;
          case Entry.Render render -> render.frames().isEmpty() ? Fate.RENDER : Fate.ABSENT;
        };
    long[] sorted = shown.times().sorted();
    for (long pts : sorted) {
      long since =
          shown.times().base().toMicroseconds(pts) - shown.times().base().toMicroseconds(sorted[0]);
      placed.add(new Placed(pts, shown.time().begins() + since, fate));
    }
  }

  @Override
  public int frames() {
    return fates.length;
  }

  @Override
  public Fate fate(int frame) {
    return fates[frame];
  }

  @Override
  public long time(int frame) {
    return times[frame];
  }

  @Override
  public int media(int frame) {
    return 0;
  }

  @Override
  public FrameCover cover(int frame) {
    return covers[frame];
  }
}
