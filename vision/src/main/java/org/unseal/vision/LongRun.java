package org.unseal.vision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FrameStream;
import org.unseal.engine.port.PictureView;
import org.unseal.engine.port.Progress;
import org.unseal.vision.cells.CellGrid;
import org.unseal.vision.cells.CellPicture;
import org.unseal.vision.detect.FaceDetector;
import org.unseal.vision.parallel.InOrder;
import org.unseal.vision.parallel.Workers;
import org.unseal.vision.track.FaceHit;

/**
 * Analyses a recording too long to be kept: surveys it for views and backdrops, then decodes it
 * once more and judges frame by frame. What is kept of a frame is what moved. Used once, by one
 * thread.
 */
final class LongRun {
  /** A picture is offered for the still this often. */
  private static final int LOOK_SECONDS = 2;

  private static final int LONGEST = 20_000;

  private final Footage footage;
  private final CellGrid grid;
  private final Workers workers;
  private final StretchDesk desk;
  private final Progress progress;
  private final Deque<StillPicture> spare = new ArrayDeque<>();

  LongRun(Footage footage, CellGrid grid, Workers workers, StretchDesk desk, Progress progress) {
    this.footage = footage;
    this.grid = grid;
    this.workers = workers;
    this.desk = desk;
    this.progress = progress;
  }

  /** What was made of one frame. */
  private record Judged(
      long ticks, Judgement judgement, Optional<CellPicture> cells, Optional<StillPicture> still) {}

  /** Gives the number of frames. */
  int run() {
    List<Scene> scenes = new Survey(footage, grid, workers, progress).scenes();
    progress.stage(Progress.Stage.ANALYZE, footage.facts().codedPictures());
    int index = 0;
    try (FrameStream stream = footage.frames()) {
      Optional<DecodedFrame> next = stream.next();
      for (int s = 0; s < scenes.size() && next.isPresent(); s++) {
        Scene scene = scenes.get(s);
        int end = s == scenes.size() - 1 ? Integer.MAX_VALUE : scene.view().frames().endExclusive();
        Optional<FaceDetector> detector =
            scene.view().stationary() ? Optional.empty() : desk.whereMoving();
        while (next.isPresent() && index < end) {
          int start = index;
          int to = Math.min(end, start + LONGEST);
          index =
              detector.isPresent()
                  ? follow(stream, next.get(), start, to, detector.get())
                  : judge(stream, next.get(), start, to, scene);
          next = stream.next();
        }
      }
      desk.note(stream.findings());
    }
    return index;
  }

  private int judge(FrameStream stream, DecodedFrame first, int start, int end, Scene scene) {
    StretchBuilder builder = new StretchBuilder(grid, footage.facts().timeBase(), start);
    Stills stills = new Stills(grid, scene);
    List<FaceHit> hits = new ArrayList<>();
    LookPace pace = new LookPace(footage.facts().timeBase());
    Optional<FrameJudge> judge = scene.judge(desk.whereStill());
    int stride = LOOK_SECONDS * Pace.framesPerSecond(footage.facts());
    int index = start;
    try (InOrder<Judged> judging =
        new InOrder<>(workers, judged -> take(judged, builder, stills, pace, hits))) {
      Optional<DecodedFrame> next = Optional.of(first);
      while (next.isPresent()) {
        DecodedFrame frame = next.get();
        boolean look = judge.isPresent() && (index - start) % stride == 0;
        Optional<StillPicture> still = look ? copied(frame) : Optional.empty();
        judging.begin(() -> judged(frame, judge, scene, still));
        index++;
        if (index >= end || builder.full()) {
          break;
        }
        next = stream.next();
      }
      judging.finish();
    }
    desk.still(builder, scene, () -> hits, stills);
    return index;
  }

  /** A copy in memory that is used again and again: it is too large to wait for the collector. */
  private Optional<StillPicture> copied(DecodedFrame frame) {
    if (frame.damage().isPresent() || frame.picture().isEmpty()) {
      return Optional.empty();
    }
    PictureView picture = frame.picture().get();
    StillPicture still = spare.isEmpty() ? StillPicture.like(picture) : spare.remove();
    still.take(picture, picture.size().box());
    return Optional.of(still);
  }

  private Judged judged(
      DecodedFrame frame, Optional<FrameJudge> judge, Scene scene, Optional<StillPicture> still) {
    long ticks = frame.ticks();
    if (judge.isEmpty()) {
      frame.close();
      return new Judged(ticks, Judgement.whole(scene.otherwise()), Optional.empty(), still);
    }
    Optional<CellPicture> cells = Reel.averaged(frame, grid).cells();
    return new Judged(ticks, judge.get().judge(cells), still.flatMap(_ -> cells), still);
  }

  private void take(
      Judged judged, StretchBuilder builder, Stills stills, LookPace pace, List<FaceHit> hits) {
    int frame = builder.next();
    builder.add(judged.ticks, judged.judgement);
    progress.done(frame);
    if (judged.still.isPresent() && judged.cells.isPresent()) {
      stills.offer(judged.still.get(), judged.cells.get());
      if (judged.judgement.motion().isPresent() && pace.due(judged.ticks)) {
        desk.moverSearch()
            .ifPresent(
                search ->
                    hits.addAll(
                        search.find(
                            frame,
                            judged.still.get(),
                            judged.judgement.motion().get().blobs(),
                            builder.recentScale())));
      }
    }
    judged.still.ifPresent(spare::add);
  }

  private int follow(
      FrameStream stream, DecodedFrame first, int start, int end, FaceDetector detector) {
    FollowedStretch stretch = new FollowedStretch(detector, footage.facts(), start);
    Optional<DecodedFrame> next = Optional.of(first);
    int index = start;
    while (next.isPresent()) {
      try (DecodedFrame frame = next.get()) {
        stretch.add(frame);
      }
      progress.done(++index);
      if (index >= end) {
        break;
      }
      next = stream.next();
    }
    stretch.finish(desk);
    return index;
  }
}
