package org.unseal.vision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.vision.detect.FaceDetector;
import org.unseal.vision.detect.FaceDetector.Face;

/** Looks for people who stand still: in backdrops, with every detector, at several scales. */
final class BackdropSearch {
  private static final int LARGE_FACES_FROM = 720;
  private static final double SAME_FACE = 0.3;

  private final List<FaceDetector> detectors;

  BackdropSearch(List<FaceDetector> detectors) {
    this.detectors = List.copyOf(detectors);
  }

  /**
   * Faces in any of the stills' places, each once, the surest first.
   *
   * @param stills the backdrop first, then its other states
   */
  List<StillFace> find(List<SearchedStill> stills) {
    List<StillFace> all = new ArrayList<>();
    for (int number = 0; number < stills.size(); number++) {
      SearchedStill still = stills.get(number);
      boolean backdrop = number == 0;
      for (FaceDetector detector : detectors) {
        for (int scale : scales(still.picture().size())) {
          for (Box place : still.places()) {
            for (Face face :
                detector.find(still.picture(), place, scale, detector.stillThreshold())) {
              all.add(new StillFace(face, backdrop));
            }
          }
        }
      }
    }
    all.sort(
        Comparator.comparingInt((StillFace found) -> found.face().scorePermille())
            .reversed()
            .thenComparingInt(found -> found.face().box().left())
            .thenComparingInt(found -> found.face().box().top()));
    List<StillFace> once = new ArrayList<>();
    for (StillFace found : all) {
      int twin = twin(once, found.face().box());
      if (twin < 0) {
        once.add(found);
      } else if (found.inBackdrop()) {
        once.set(twin, new StillFace(once.get(twin).face(), true));
      }
    }
    return once;
  }

  /** Place of the one that is the same; -1 where none is. */
  private static int twin(List<StillFace> kept, Box face) {
    for (int i = 0; i < kept.size(); i++) {
      if (same(kept.get(i).face().box(), face)) {
        return i;
      }
    }
    return -1;
  }

  private static List<Integer> scales(PictureSize size) {
    return Math.max(size.width(), size.height()) >= LARGE_FACES_FROM
        ? List.of(50, 100, 200)
        : List.of(100, 200);
  }

  private static boolean same(Box kept, Box other) {
    return kept.overlapRatio(other) >= SAME_FACE || headAround(kept).contains(other);
  }

  /** The head of a face, with a margin: hair above, neck below, ears. */
  static Box headAround(Box face) {
    int width = face.width();
    int height = face.height();
    return new Box(
        face.left() - Math.ceilDiv(width, 2),
        face.top() - Math.ceilDiv(height * 6, 10),
        face.right() + Math.ceilDiv(width, 2),
        face.bottom() + Math.ceilDiv(height * 4, 10));
  }
}
