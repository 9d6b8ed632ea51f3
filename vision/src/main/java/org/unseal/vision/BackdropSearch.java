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

  /** Faces in any of the stills' places, each once, the surest first. */
  List<Face> find(List<SearchedStill> stills) {
    List<Face> all = new ArrayList<>();
    for (SearchedStill still : stills) {
      for (FaceDetector detector : detectors) {
        for (int scale : scales(still.picture().size())) {
          for (Box place : still.places()) {
            all.addAll(detector.find(still.picture(), place, scale, detector.stillThreshold()));
          }
        }
      }
    }
    all.sort(
        Comparator.comparingInt(Face::scorePermille)
            .reversed()
            .thenComparingInt(face -> face.box().left())
            .thenComparingInt(face -> face.box().top()));
    List<Face> once = new ArrayList<>();
    for (Face face : all) {
      if (once.stream().noneMatch(kept -> same(kept.box(), face.box()))) {
        once.add(face);
      }
    }
    return once;
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
