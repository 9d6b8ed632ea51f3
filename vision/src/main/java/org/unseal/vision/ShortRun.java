package org.unseal.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FrameStream;
import org.unseal.model.recording.FrameSpan;
import org.unseal.vision.cells.CellGrid;
import org.unseal.vision.cells.CellPicture;
import org.unseal.vision.detect.FaceDetector;
import org.unseal.vision.parallel.Workers;
import org.unseal.vision.track.FaceHit;
import org.unseal.vision.track.PersonScale;
import org.unseal.vision.view.View;
import org.unseal.vision.view.ViewFinder;

/** Analyses a recording whose cell pictures are all there. Used once, by one thread. */
final class ShortRun {
  /** A few more than are needed, because some may be damaged or show another light. */
  private static final int BACKDROP_SAMPLES = 72;

  private static final int VIEW_SAMPLES = 120;

  private final Footage footage;
  private final CellGrid grid;
  private final Workers workers;
  private final StretchDesk desk;

  ShortRun(Footage footage, CellGrid grid, Workers workers, StretchDesk desk) {
    this.footage = footage;
    this.grid = grid;
    this.workers = workers;
    this.desk = desk;
  }

  /** Gives the number of frames. */
  int run(Reel reel) {
    desk.note(reel.findings());
    int frames = reel.frames().size();
    if (frames == 0) {
      return 0;
    }
    List<View> views = views(reel);
    boolean moves = views.stream().anyMatch(view -> !view.stationary());
    Optional<FaceDetector> detector = moves ? desk.whereMoving() : Optional.empty();
    if (detector.isPresent()) {
      try (FrameStream stream = footage.frames()) {
        int at = 0;
        for (View view : views) {
          at = view.stationary() ? at : follow(stream, at, view.frames(), detector.get());
          if (view.stationary()) {
            judge(reel, view);
          }
        }
      }
    } else {
      views.forEach(view -> judge(reel, view));
    }
    return frames;
  }

  private List<View> views(Reel reel) {
    ViewFinder finder = new ViewFinder(grid);
    List<View> views = new ArrayList<>();
    int stride = Math.max(1, reel.frames().size() / VIEW_SAMPLES);
    for (int i = 0; i < reel.frames().size(); i += stride) {
      Optional<CellPicture> cells = reel.frames().get(i).cells();
      if (cells.isPresent()) {
        views.addAll(finder.add(i, cells.get()));
      }
    }
    views.addAll(finder.finish(reel.frames().size()));
    return views;
  }

  private void judge(Reel reel, View view) {
    FrameSpan span = view.frames();
    int start = span.start();
    View sampled =
        new View(
            span, view.stationary(), false, view.stationary() ? samples(reel, span) : List.of());
    Scene scene = Scene.of(sampled, Optional.empty(), grid, workers);
    Judgement[] judgements = new Judgement[span.length()];
    Optional<FrameJudge> judge = scene.judge(desk.whereStill());
    if (judge.isPresent()) {
      workers.forEach(
          judgements.length,
          i -> judgements[i] = judge.get().judge(reel.frames().get(start + i).cells()));
    } else {
      java.util.Arrays.fill(judgements, Judgement.whole(scene.otherwise()));
    }
    StretchBuilder builder = new StretchBuilder(grid, footage.facts().timeBase(), start);
    for (int i = 0; i < judgements.length; i++) {
      builder.add(reel.frames().get(start + i).ticks(), judgements[i]);
    }
    Stills stills = new Stills(grid, scene);
    for (Reel.Still still : reel.stills()) {
      if (span.contains(still.frame())) {
        reel.frames()
            .get(still.frame())
            .cells()
            .ifPresent(cells -> stills.offer(still.picture(), cells));
      }
    }
    desk.still(builder, scene, () -> hits(reel, span, judgements, builder), stills);
  }

  private List<FaceHit> hits(
      Reel reel, FrameSpan span, Judgement[] judgements, StretchBuilder builder) {
    List<FaceHit> hits = new ArrayList<>();
    Optional<MoverSearch> search = desk.moverSearch();
    Optional<PersonScale> scale = search.flatMap(_ -> builder.scale());
    if (search.isPresent() && scale.isPresent()) {
      LookPace pace = new LookPace(footage.facts().timeBase());
      for (Reel.Still still : reel.stills()) {
        if (span.contains(still.frame()) && pace.due(reel.frames().get(still.frame()).ticks())) {
          judgements[still.frame() - span.start()]
              .motion()
              .ifPresent(
                  motion ->
                      hits.addAll(
                          search
                              .get()
                              .find(still.frame(), still.picture(), motion.blobs(), scale)));
        }
      }
    }
    return hits;
  }

  /** Follows faces through one view; the stream is at frame {@code at}, and then at its end. */
  private int follow(FrameStream stream, int at, FrameSpan span, FaceDetector detector) {
    FollowedStretch stretch = new FollowedStretch(detector, footage.facts(), span.start());
    int index = at;
    while (index < span.endExclusive()) {
      Optional<DecodedFrame> next = stream.next();
      if (next.isEmpty()) {
        break;
      }
      try (DecodedFrame frame = next.get()) {
        if (index >= span.start()) {
          stretch.add(frame);
        }
      }
      index++;
    }
    stretch.finish(desk);
    return index;
  }

  private static List<CellPicture> samples(Reel reel, FrameSpan frames) {
    int count = Math.min(BACKDROP_SAMPLES, frames.length());
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
