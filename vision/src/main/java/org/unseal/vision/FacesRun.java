package org.unseal.vision;

import java.util.Optional;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FrameStream;
import org.unseal.engine.port.Progress;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.vision.cells.CellGrid;
import org.unseal.vision.cells.CellPicture;
import org.unseal.vision.detect.FaceDetector;
import org.unseal.vision.view.PictureChange;

/** Follows faces through a whole recording, cut where the picture is cut. Used once. */
final class FacesRun {
  private static final int LONGEST = 20_000;

  /**
   * Two neighbouring frames with fewer blocks alike, in thousandths, are on both sides of a cut.
   */
  private static final int CUT = 80;

  private final Footage footage;
  private final CellGrid grid;
  private final StretchDesk desk;
  private final FaceDetector detector;
  private final Progress progress;

  FacesRun(Footage footage, CellGrid grid, StretchDesk desk, Progress progress) {
    this.footage = footage;
    this.grid = grid;
    this.desk = desk;
    this.progress = progress;
    this.detector =
        desk.detector()
            .orElseThrow(
                () ->
                    new UnsealException(
                        ErrorCode.MODEL_FILE_MISSING,
                        "policy faces needs a face model; run: unseal models fetch centerface"));
  }

  /** Gives the number of frames. */
  int run() {
    int start = 0;
    try (FrameStream stream = footage.frames()) {
      Optional<DecodedFrame> first = stream.next();
      while (first.isPresent()) {
        FollowedStretch stretch = new FollowedStretch(detector, footage.facts(), start);
        first = stretch(stream, first.get(), stretch);
        stretch.finish(desk);
        start += stretch.frames();
      }
      desk.note(stream.findings());
    }
    return start;
  }

  /** Follows up to the next cut; gives the first frame after it. */
  private Optional<DecodedFrame> stretch(
      FrameStream stream, DecodedFrame first, FollowedStretch stretch) {
    Optional<DecodedFrame> next = Optional.of(first);
    Optional<CellPicture> before = Optional.empty();
    while (next.isPresent()) {
      DecodedFrame frame = next.get();
      Optional<CellPicture> now = frame.picture().map(picture -> CellPicture.of(picture, grid));
      if (stretch.frames() >= LONGEST || cut(before, now)) {
        return next;
      }
      try (frame) {
        stretch.add(frame);
        progress.done(frame.index());
      }
      before = now;
      next = stream.next();
    }
    return next;
  }

  private boolean cut(Optional<CellPicture> before, Optional<CellPicture> now) {
    return before.isPresent()
        && now.isPresent()
        && PictureChange.between(before.get(), now.get(), grid).likeness() < CUT;
  }
}
