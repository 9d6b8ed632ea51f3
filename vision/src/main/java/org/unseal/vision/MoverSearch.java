package org.unseal.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.port.PictureView;
import org.unseal.model.picture.Box;
import org.unseal.vision.cells.Blob;
import org.unseal.vision.cells.CellGrid;
import org.unseal.vision.detect.FaceDetector;
import org.unseal.vision.detect.FaceDetector.Face;
import org.unseal.vision.track.FaceHit;
import org.unseal.vision.track.HeadZone;
import org.unseal.vision.track.PersonScale;

/**
 * Looks at movers whose head zone alone would be covered, now and then, for faces elsewhere on
 * them: a child in somebody's arms, a head that hangs. What is covered whole need not be looked at.
 */
final class MoverSearch {
  /** Faces of people less tall than this, in pixels, are looked for at twice the size. */
  private static final int SMALL_PERSON = 140;

  private final FaceDetector detector;
  private final CellGrid grid;

  MoverSearch(FaceDetector detector, CellGrid grid) {
    this.detector = detector;
    this.grid = grid;
  }

  List<FaceHit> find(
      int frame, PictureView picture, List<Blob> blobs, Optional<PersonScale> scale) {
    HeadZone zone = new HeadZone(grid, scale, false);
    List<FaceHit> hits = new ArrayList<>();
    for (Blob blob : blobs) {
      if (!zone.fitsOnePerson(blob)) {
        continue;
      }
      Optional<Box> region = grid.pixels(blob.box().grow(1, 1));
      if (region.isPresent()) {
        int percent = region.get().height() < SMALL_PERSON ? 200 : 100;
        for (Face face :
            detector.find(picture, region.get(), percent, detector.movingThreshold())) {
          hits.add(new FaceHit(frame, grid.cellsAround(face.box()), face.scorePermille()));
        }
      }
    }
    return hits;
  }
}
