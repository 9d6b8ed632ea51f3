package org.unseal.vision.face;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.unseal.engine.port.PictureView;
import org.unseal.model.picture.PictureSize;
import org.unseal.vision.detect.FaceDetector;
import org.unseal.vision.detect.FaceDetector.Face;

/**
 * Looks for faces of every size in a whole picture: as it is, in tiles, and again at a half, a
 * quarter and so on, since detectors miss faces much larger than those that they learnt from, and a
 * face that fills the picture is in no tile whole. The smaller scales cost a third on top.
 */
public final class FaceLook {
  /** Smaller pictures than this hold no face that was not seen at the scale before. */
  private static final int SMALLEST = 150;

  private static final double SAME = 0.3;
  private final FaceDetector detector;

  /** Uses this detector, which stays the caller's. */
  public FaceLook(FaceDetector detector) {
    this.detector = detector;
  }

  /** All faces that score at least the threshold, in no order, each once. */
  public List<Face> at(PictureView picture, double threshold) {
    return at(picture, threshold, () -> false);
  }

  /**
   * The same for whoever has little time.
   *
   * @param over asked now and then; once it says so, what was found so far is returned
   */
  public List<Face> at(PictureView picture, double threshold, BooleanSupplier over) {
    PictureSize size = picture.size();
    List<Face> faces = new ArrayList<>(detector.find(picture, size.box(), 100, threshold, over));
    int shorter = Math.min(size.width(), size.height());
    for (int percent = 50; percent * shorter >= 100 * SMALLEST && percent >= 6; percent /= 2) {
      for (Face large : detector.find(picture, size.box(), percent, threshold, over)) {
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
