package org.unseal.vision;

import java.util.ArrayList;
import java.util.List;
import org.unseal.engine.port.AnalysisSink;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.Progress;
import org.unseal.model.plan.WholeReason;
import org.unseal.model.recording.Finding;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Policy;
import org.unseal.model.track.Track;
import org.unseal.vision.backdrop.BackdropMaker;
import org.unseal.vision.backdrop.CellBackdrop;
import org.unseal.vision.cells.CellGrid;
import org.unseal.vision.cells.CellPicture;
import org.unseal.vision.parallel.Workers;
import org.unseal.vision.view.View;
import org.unseal.vision.view.ViewFinder;

/** One recording's analysis. Used once, by one thread. */
final class Analysis {
  private final Footage footage;
  private final Policy policy;
  private final Workers workers;
  private final AnalysisSink sink;
  private final Progress progress;
  private final CellGrid grid;
  private final List<Finding> findings = new ArrayList<>();
  private int stretches;
  private int tracks;

  Analysis(Footage footage, Policy policy, Workers workers, AnalysisSink sink, Progress progress) {
    this.footage = footage;
    this.policy = policy;
    this.workers = workers;
    this.sink = sink;
    this.progress = progress;
    this.grid = CellGrid.of(footage.facts().size());
  }

  void run() {
    progress.stage(Progress.Stage.ANALYZE, footage.facts().codedPictures());
    Reel reel = Reel.read(footage, grid, workers, progress).orElseThrow();
    findings.addAll(reel.findings());
    int frames = reel.frames().size();
    if (frames > 0) {
      for (View view : views(reel)) {
        analyze(reel, view);
      }
    }
    sink.end(frames, findings);
  }

  private List<View> views(Reel reel) {
    ViewFinder finder = new ViewFinder(grid);
    List<View> views = new ArrayList<>();
    int stride = Math.max(1, reel.frames().size() / 256);
    for (int i = 0; i < reel.frames().size(); i += stride) {
      int frame = i;
      reel.frames().get(i).cells().ifPresent(cells -> views.addAll(finder.add(frame, cells)));
    }
    views.addAll(finder.finish(reel.frames().size()));
    return views;
  }

  private void analyze(Reel reel, View view) {
    StretchBuilder builder =
        new StretchBuilder(grid, footage.facts().timeBase(), view.frames().start());
    List<CellPicture> samples = samples(reel, view.frames());
    int start = view.frames().start();
    Judgement[] judgements = new Judgement[view.frames().length()];
    if (!view.stationary()) {
      java.util.Arrays.fill(judgements, Judgement.whole(WholeReason.CAMERA_MOVED));
    } else if (samples.size() < BackdropMaker.LEAST_SAMPLES) {
      java.util.Arrays.fill(judgements, Judgement.whole(WholeReason.NO_BACKDROP));
    } else {
      CellBackdrop backdrop = BackdropMaker.make(grid, samples, workers);
      FrameJudge judge = new FrameJudge(backdrop);
      workers.forEach(
          judgements.length,
          i -> judgements[i] = judge.judge(reel.frames().get(start + i).cells()));
    }
    for (int i = 0; i < judgements.length; i++) {
      builder.add(reel.frames().get(start + i).ticks(), judgements[i]);
    }
    Policy applied = policy == Policy.AUTO ? Policy.HEADS : policy;
    List<Track> made = builder.tracks(applied, tracks + 1);
    tracks += made.size();
    sink.stretch(builder.finish(++stretches, view.stationary(), applied, made, List.of()));
  }

  private static List<CellPicture> samples(Reel reel, FrameSpan frames) {
    int count = Math.min(BackdropMaker.MOST_SAMPLES, frames.length());
    List<CellPicture> samples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      reel.frames()
          .get(frames.start() + (int) ((long) i * frames.length() / count))
          .cells()
          .ifPresent(samples::add);
    }
    return samples;
  }
}
