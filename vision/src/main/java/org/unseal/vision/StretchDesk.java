package org.unseal.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.unseal.vision.track.FaceHit;
import org.unseal.vision.track.PersonScale;

/**
 * Finishes stretches: makes their tracks, searches their backdrops, numbers everything and hands it
 * over. Owns the detectors, which are opened when first needed. One thread.
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
  private final List<FaceDetector> opened = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private int stretches;
  private int tracks;
  private int backdrops;

  StretchDesk(
      CellGrid grid,
      Policy policy,
      List<DetectorSource> sources,
      AnalysisSink sink,
      Progress progress) {
    this.grid = grid;
    this.policy = policy;
    this.sources = sources;
    this.sink = sink;
    this.progress = progress;
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
  void still(StretchBuilder builder, Scene scene, List<FaceHit> hits, Stills stills) {
    progress.stage(Progress.Stage.TRACK, 0);
    List<Track> made =
        new ArrayList<>(builder.tracks(whereStill(), scene.dim(), hits, nextTrack()));
    FrameSpan span = builder.span();
    List<Backdrop> pictures = stills.backdrops(backdrops + 1, span, scene, grid);
    backdrops += pictures.size();
    if (whereStill() == Policy.HEADS && !pictures.isEmpty()) {
      progress.stage(Progress.Stage.BACKDROP, 0);
      if (sources.isEmpty()) {
        findings.add(
            new Finding(
                "BACKDROP_NOT_SEARCHED",
                span,
                "no face detector is there, so people who stand still were not looked for"));
      } else {
        Optional<PersonScale> scale = builder.scale();
        for (Face face : new BackdropSearch(detectors()).find(stills.pictures())) {
          if (face.scorePermille() < DOUBTFUL_PERMILLE
              && !scale.map(known -> known.fits(face.box(), grid)).orElse(true)) {
            continue; // nobody there could have a face so large
          }
          stillFace(face, span, nextTrack() + made.size()).ifPresent(made::add);
        }
      }
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

  private Optional<Track> stillFace(Face face, FrameSpan span, int id) {
    Optional<Box> seen = face.box().clip(grid.size());
    Optional<Box> head = BackdropSearch.headAround(face.box()).clip(grid.size());
    if (seen.isEmpty() || head.isEmpty()) {
      return Optional.empty();
    }
    Trail.Builder trail = new Trail.Builder(span.start());
    for (int frame = span.start(); frame < span.endExclusive(); frame++) {
      trail.add(seen.get(), List.of(head.get()));
    }
    Set<Risk> risks = face.scorePermille() < SURE_PERMILLE ? Set.of(Risk.LOW_CONFIDENCE) : Set.of();
    return Optional.of(
        new Track(
            id,
            TrackKind.STILL_FACE,
            List.of(
                new Segment(
                    new SegmentId(id, 1),
                    risks,
                    trail.build(),
                    List.of(),
                    Math.clamp(face.scorePermille(), 0, 1000)))));
  }

  private List<FaceDetector> detectors() {
    if (opened.isEmpty()) {
      sources.forEach(source -> opened.add(source.open().get()));
    }
    return opened;
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
    opened.forEach(FaceDetector::close);
    opened.clear();
  }
}
