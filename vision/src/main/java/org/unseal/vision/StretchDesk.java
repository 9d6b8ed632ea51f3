package org.unseal.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.unseal.engine.port.AnalysisSink;
import org.unseal.engine.port.AnalysisSink.Backdrop;
import org.unseal.engine.port.AnalysisSink.StretchAnalysis;
import org.unseal.engine.port.Progress;
import org.unseal.model.picture.Box;
import org.unseal.model.recording.Finding;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Policy;
import org.unseal.model.track.Risk;
import org.unseal.model.track.Segment;
import org.unseal.model.track.SegmentId;
import org.unseal.model.track.Stretch;
import org.unseal.model.track.Track;
import org.unseal.model.track.TrackKind;
import org.unseal.model.track.Trail;
import org.unseal.model.track.WholeCover;
import org.unseal.vision.cells.CellGrid;
import org.unseal.vision.detect.FaceDetector;
import org.unseal.vision.detect.FaceDetector.Face;
import org.unseal.vision.parallel.Workers;
import org.unseal.vision.track.FaceHit;
import org.unseal.vision.track.PersonScale;

/**
 * Finishes stretches: makes their tracks, searches their backdrops, numbers everything and hands it
 * over. Owns the detectors, which are opened aside where the policy needs them. One thread, which
 * closes it before the workers.
 */
final class StretchDesk implements AutoCloseable {
  private static final int SURE_PERMILLE = 500;

  /** Faces below are taken for such only in backdrops, and only where their size is possible. */
  private static final int DOUBTFUL_PERMILLE = 200;

  private final CellGrid grid;
  private final Policy policy;
  private final List<DetectorSource> sources;
  private final AnalysisSink sink;
  private final Progress progress;
  private final Workers workers;
  private final List<Future<FaceDetector>> opening = new ArrayList<>();
  private Future<List<StillFace>> searching = CompletableFuture.completedFuture(List.of());
  private final List<Finding> findings = new ArrayList<>();
  private int stretches;
  private int tracks;
  private int backdrops;

  StretchDesk(
      CellGrid grid,
      Policy policy,
      List<DetectorSource> sources,
      AnalysisSink sink,
      Progress progress,
      Workers workers) {
    this.grid = grid;
    this.policy = policy;
    this.sources = sources;
    this.sink = sink;
    this.progress = progress;
    this.workers = workers;
    if (policy != Policy.MOVING) {
      sources.forEach(source -> opening.add(workers.begin(() -> source.open().get())));
    }
  }

  /** What is applied where the camera stands still. */
  Policy whereStill() {
    return policy == Policy.AUTO ? Policy.HEADS : policy;
  }

  /** For what moves; none where the policy needs none or there is none. */
  Optional<MoverSearch> moverSearch() {
    return whereStill() == Policy.HEADS
        ? detectors().stream().findFirst().map(detector -> new MoverSearch(detector, grid))
        : Optional.empty();
  }

  /** For faces that are followed; none where there is none. */
  Optional<FaceDetector> detector() {
    return detectors().stream().findFirst();
  }

  /** For a moving camera's faces; none where the policy forbids showing any of its pictures. */
  Optional<FaceDetector> whereMoving() {
    return policy == Policy.AUTO ? detector() : Optional.empty();
  }

  /** Number that the next track gets. */
  int nextTrack() {
    return tracks + 1;
  }

  /** Finishes a stretch without movement of the camera, or one that is covered whole. */
  void still(StretchBuilder builder, Scene scene, Supplier<List<FaceHit>> hits, Stills stills) {
    FrameSpan span = builder.span();
    List<SearchedStill> searched = whereStill() == Policy.HEADS ? stills.searched() : List.of();
    if (!searched.isEmpty() && sources.isEmpty()) {
      findings.add(
          new Finding(
              "BACKDROP_NOT_SEARCHED",
              span,
              "no face detector is there, so people who stand still were not looked for"));
    }
    List<FaceDetector> all = searched.isEmpty() ? List.of() : detectors();
    // Movers are followed meanwhile: the two have nothing to do with one another.
    searching = workers.begin(() -> new BackdropSearch(all).find(searched));
    progress.stage(Progress.Stage.TRACK, 0);
    List<Track> made =
        new ArrayList<>(builder.tracks(whereStill(), scene.dim(), hits.get(), nextTrack()));
    List<Backdrop> pictures = stills.backdrops(backdrops + 1, span, scene, grid);
    backdrops += pictures.size();
    if (!searched.isEmpty()) {
      progress.stage(Progress.Stage.BACKDROP, 0);
    }
    Optional<PersonScale> scale = builder.scale();
    OtherState other = new OtherState(grid, scene, scene.judge(whereStill()));
    for (StillFace found : Workers.await(searching)) {
      Face face = found.face();
      if (face.scorePermille() < DOUBTFUL_PERMILLE
          && !scale.map(known -> known.fits(face.box(), grid)).orElse(true)) {
        continue; // nobody there could have a face so large
      }
      List<FrameSpan> shown =
          found.inBackdrop() ? List.of(span) : other.frames(face.box(), builder);
      stillFace(face, shown, nextTrack() + made.size()).ifPresent(made::add);
    }
    hand(span, scene.view().stationary(), whereStill(), made, builder.wholes(), pictures);
  }

  /** Hands over a stretch in which faces were followed. */
  void followed(FrameSpan span, List<Track> made, List<WholeCover> wholes) {
    hand(span, false, Policy.FACES, made, wholes, List.of());
  }

  private void hand(
      FrameSpan span,
      boolean stationary,
      Policy applied,
      List<Track> made,
      List<WholeCover> wholes,
      List<Backdrop> pictures) {
    tracks += made.size();
    sink.stretch(
        new StretchAnalysis(
            new Stretch(++stretches, span, stationary, applied), made, wholes, pictures));
  }

  private Optional<Track> stillFace(Face face, List<FrameSpan> shown, int id) {
    Optional<Box> seen = face.box().clip(grid.size());
    Optional<Box> head = BackdropSearch.headAround(face.box()).clip(grid.size());
    if (seen.isEmpty() || head.isEmpty() || shown.isEmpty()) {
      return Optional.empty();
    }
    Set<Risk> risks = face.scorePermille() < SURE_PERMILLE ? Set.of(Risk.LOW_CONFIDENCE) : Set.of();
    List<Segment> segments = new ArrayList<>();
    for (FrameSpan span : shown) {
      Trail.Builder trail = new Trail.Builder(span.start());
      for (int frame = span.start(); frame < span.endExclusive(); frame++) {
        trail.add(seen.get(), List.of(head.get()));
      }
      segments.add(
          new Segment(
              new SegmentId(id, segments.size() + 1),
              risks,
              trail.build(),
              List.of(),
              Math.clamp(face.scorePermille(), 0, 1000)));
    }
    return Optional.of(new Track(id, TrackKind.STILL_FACE, segments));
  }

  private List<FaceDetector> detectors() {
    return opening.stream().map(Workers::await).toList();
  }

  /** Adds what others noticed. */
  void note(List<Finding> more) {
    findings.addAll(more);
  }

  void end(int frames) {
    sink.end(frames, findings);
  }

  @Override
  public void close() {
    ended(searching);
    opening.forEach(StretchDesk::close);
    opening.clear();
  }

  private static void close(Future<FaceDetector> opening) {
    if (ended(opening)) {
      opening.resultNow().close();
    }
  }

  /** Waits until nothing is under way any more, interrupted or not; says whether it went well. */
  private static boolean ended(Future<?> begun) {
    boolean interrupted = false;
    while (true) {
      try {
        begun.get();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        break; // whoever needed the result was told
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return begun.state() == Future.State.SUCCESS;
  }
}
