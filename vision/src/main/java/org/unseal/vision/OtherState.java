package org.unseal.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.model.picture.Box;
import org.unseal.model.recording.FrameSpan;
import org.unseal.vision.cells.Blob;
import org.unseal.vision.cells.CellGrid;

/**
 * Tells in which frames the other state of a backdrop may show at some place: those in which that
 * place differs from the backdrop. In all others it looks like the backdrop, in which nobody was
 * found there. Whatever can't be told counts as shown.
 */
final class OtherState {
  /** Share of a face's cells that must differ between the two states, in percent. */
  private static final int LEAST_DIFFERING = 50;

  private static final int SECONDS_BRIDGED = 2;

  private final CellGrid grid;
  private final Optional<List<Blob>> between;

  OtherState(CellGrid grid, Scene scene, Optional<FrameJudge> judge) {
    this.grid = grid;
    this.between =
        judge.flatMap(judging -> scene.alternate().map(other -> judging.motion(other).blobs()));
  }

  /** Frames of the stretch that may show somebody whose face was found in the other state only. */
  List<FrameSpan> frames(Box face, StretchBuilder builder) {
    Box cells = grid.cellsAround(face);
    if (!tellsApart(cells)) {
      return List.of(builder.span());
    }
    Box zone = new Box(cells.left() - 1, cells.top() - 1, cells.right() + 1, cells.bottom() + 1);
    // Shoulders are told from the ground where a face alone may be taken for a shadow on it.
    Box person =
        new Box(
            zone.left() - cells.width() / 2,
            zone.top() - cells.height() / 2,
            zone.right() + cells.width() / 2,
            zone.bottom() + 2 * cells.height());
    int second = builder.framesPerSecond();
    List<FrameSpan> shown = new ArrayList<>();
    FrameSpan all = builder.span();
    for (int frame = all.start(); frame < all.endExclusive(); frame++) {
      if (builder.differs(frame, person)) {
        int from = Math.max(all.start(), frame - second);
        int to = Math.min(all.endExclusive(), frame + second + 1);
        if (!shown.isEmpty() && from - shown.getLast().endExclusive() <= SECONDS_BRIDGED * second) {
          from = shown.removeLast().start();
        }
        shown.add(new FrameSpan(from, to));
      }
    }
    return shown;
  }

  /** Whether somebody with a face there differs from the backdrop by what frames are judged by. */
  private boolean tellsApart(Box cells) {
    if (between.isEmpty()) {
      return false;
    }
    int differing = 0;
    for (Blob blob : between.get()) {
      differing += cellsIn(blob, cells);
    }
    return differing * 100L >= (long) LEAST_DIFFERING * cells.area();
  }

  private static int cellsIn(Blob blob, Box cells) {
    int[] sum = {0};
    blob.runs(
        (row, from, to) -> {
          if (row >= cells.top() && row < cells.bottom()) {
            sum[0] += Math.max(0, Math.min(to, cells.right()) - Math.max(from, cells.left()));
          }
        });
    return sum[0];
  }
}
