package org.unseal.vision.face;

import java.util.ArrayList;
import java.util.List;
import org.unseal.engine.port.PictureView;
import org.unseal.model.picture.PictureSize;
import org.unseal.vision.detect.FaceDetector;
import org.unseal.vision.detect.FaceDetector.Face;

/**
 * Looks for faces of every size in a whole picture: as it is, in tiles, and where it is large once
 * more made small, so that a face which fills the picture is seen in one piece.
 */
public final class FaceLook {
  /** Where the shorter side is longer, faces may be larger than what tiles see whole. */
  private static final int LONG_SIDE = 640;

  private static final double SAME = 0.3;
  private final FaceDetector detector;

  /** Uses this detector, which stays the caller's. */
  public FaceLook(FaceDetector detector) {
    this.detector = detector;
  }

  /** All faces that score at least the threshold, in no order, each once. */
  public List<Face> at(PictureView picture, double threshold) {
    PictureSize size = picture.size();
    List<Face> faces = new ArrayList<>(detector.find(picture, size.box(), 100, threshold));
    int shorter = Math.min(size.width(), size.height());
    if (shorter > LONG_SIDE) {
      int percent = Math.max(5, 54_400 / shorter);
      for (Face large : detector.find(picture, size.box(), percent, threshold)) {
        merge(faces, large);
      }
    }
    return faces;
  }

  /** Joins a face with the same one seen in tiles, so that the cover only gets larger. */
  private static void merge(List<Face> faces, Face large) {
    for (int i = 0; i < faces.size(); i++) {
      Face face = faces.get(i);
      if (face.box().overlapRatio(large.box()) >= SAME) {
        int score = Math.max(face.scorePermille(), large.scorePermille());
        faces.set(i, new Face(face.box().join(large.box()), score));
        return;
      }
    }
    faces.add(large);
  }
}
