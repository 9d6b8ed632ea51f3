package org.unseal.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FrameStream;
import org.unseal.engine.port.Progress;
import org.unseal.model.recording.FootageFacts;
import org.unseal.vision.backdrop.BackdropMaker;
import org.unseal.vision.cells.CellGrid;
import org.unseal.vision.cells.CellPicture;
import org.unseal.vision.parallel.InOrder;
import org.unseal.vision.parallel.Workers;
import org.unseal.vision.view.View;
import org.unseal.vision.view.ViewFinder;

/**
 * Looks through a long recording for its views and their backdrops: at its keyframes alone where
 * they are close together and give every view enough pictures, at every few frames otherwise.
 */
final class Survey {
  private static final long KEYFRAMES_WITHIN_MICROS = 2_050_000;
  private static final int SAMPLES_PER_SECOND = 2;

  /** Backdrops that are held; who has more views gets the rest covered whole. */
  private static final int MOST_SCENES = 200;

  private final Footage footage;
  private final CellGrid grid;
  private final Workers workers;
  private final Progress progress;

  Survey(Footage footage, CellGrid grid, Workers workers, Progress progress) {
    this.footage = footage;
    this.grid = grid;
    this.workers = workers;
    this.progress = progress;
  }

  /** One after the other; the last one reaches to the recording's end, wherever that is. */
  List<Scene> scenes() {
    FootageFacts facts = footage.facts();
    long gap = facts.timeBase().toMicroseconds(Math.max(0, facts.longestKeyframeGapTicks()));
    if (gap <= KEYFRAMES_WITHIN_MICROS) {
      try (FrameStream keyframes = footage.keyframes()) {
        List<Scene> scenes = scenes(keyframes, 1);
        if (scenes.stream().allMatch(Survey::judgeable)) {
          return scenes;
        }
      }
    }
    try (FrameStream frames = footage.frames()) {
      return scenes(frames, Math.max(1, Pace.framesPerSecond(facts) / SAMPLES_PER_SECOND));
    }
  }

  private static boolean judgeable(Scene scene) {
    return scene.backdrop().isPresent();
  }

  private record Sample(int frame, Optional<CellPicture> cells) {}

  private List<Scene> scenes(FrameStream stream, int stride) {
    ViewFinder finder = new ViewFinder(grid);
    List<Scene> scenes = new ArrayList<>();
    int last = 0;
    try (InOrder<Sample> sampling =
        new InOrder<>(
            workers,
            sample -> {
              if (sample.cells.isPresent()) {
                finder.add(sample.frame, sample.cells.get()).forEach(view -> add(scenes, view));
              }
              progress.done(sample.frame);
            })) {
      for (Optional<DecodedFrame> next = stream.next(); next.isPresent(); next = stream.next()) {
        DecodedFrame frame = next.get();
        int index = frame.index();
        last = Math.max(last, index);
        if (index % stride == 0 || stride == 1) {
          sampling.begin(() -> new Sample(index, Reel.averaged(frame, grid).cells()));
        } else {
          frame.close();
        }
      }
      sampling.finish();
    }
    finder
        .finish(Math.max(last + 1, footage.facts().codedPictures()))
        .forEach(view -> add(scenes, view));
    return scenes;
  }

  private void add(List<Scene> scenes, View view) {
    Optional<Scene> before = scenes.isEmpty() ? Optional.empty() : Optional.of(scenes.getLast());
    View held =
        scenes.size() < MOST_SCENES || view.samples().size() < BackdropMaker.LEAST_SAMPLES
            ? view
            : new View(view.frames(), view.stationary(), view.continued(), List.of());
    scenes.add(Scene.of(held, before, grid, workers));
  }
}
