package org.unseal.vision;

import java.util.Optional;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.Progress;
import org.unseal.model.recording.FootageFacts;
import org.unseal.model.track.Policy;
import org.unseal.vision.cells.CellGrid;
import org.unseal.vision.parallel.Workers;

/** One recording's analysis: chooses the way by its length and policy. Used once, by one thread. */
final class Analysis {
  private final Footage footage;
  private final Workers workers;
  private final StretchDesk desk;
  private final Progress progress;
  private final CellGrid grid;

  Analysis(Footage footage, Workers workers, StretchDesk desk, Progress progress) {
    this.footage = footage;
    this.workers = workers;
    this.desk = desk;
    this.progress = progress;
    this.grid = CellGrid.of(footage.facts().size());
  }

  void run(Policy policy) {
    FootageFacts facts = footage.facts();
    progress.stage(Progress.Stage.ANALYZE, facts.codedPictures());
    int frames;
    if (policy == Policy.FACES) {
      frames = new FacesRun(footage, grid, desk, progress).run();
    } else {
      boolean fits = facts.codedPictures() <= Reel.MOST_CELL_BYTES / Reel.bytesPerFrame(grid);
      Optional<Reel> reel = fits ? Reel.read(footage, grid, workers, progress) : Optional.empty();
      frames =
          reel.isPresent()
              ? new ShortRun(footage, grid, workers, desk).run(reel.get())
              : new LongRun(footage, grid, workers, desk, progress).run();
    }
    desk.end(frames);
  }
}
