package org.unseal.bench;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.port.PictureView;
import org.unseal.model.picture.Box;
import org.unseal.vision.detect.FaceDetector;
import org.unseal.vision.detect.FaceDetector.Face;

/**
 * Says of a frame's faces which are still there after redaction. A face was <em>found before</em>
 * where both detectors agree on it in the original. It is <em>still found</em> where either sees it
 * in the output at the same place, and most of its pixels are as they were: a mask that happens to
 * look like a face is none.
 */
final class FaceComparison {
  /** Two boxes are the same face from this intersection over union. */
  static final double SAME = 0.3;

  /** Luminance steps that most pixels of what was covered have changed by at least. */
  static final int CHANGED = 12;

  private final FaceDetector first;
  private final double firstThreshold;
  private final Optional<FaceDetector> second;
  private final double secondThreshold;

  /**
   * Compares with these detectors, which stay the caller's.
   *
   * @param second where it is not there, what the first finds alone counts as found before
   */
  FaceComparison(
      FaceDetector first,
      double firstThreshold,
      Optional<FaceDetector> second,
      double secondThreshold) {
    this.first = first;
    this.firstThreshold = firstThreshold;
    this.second = second;
    this.secondThreshold = secondThreshold;
  }

  /** A face of the original, and whether it is still found. */
  record Verdict(Box face, boolean stillFound) {}

  /** Compares a frame with itself after redaction; the output may have a margin that is cut. */
  List<Verdict> compare(PictureView before, PictureView after) {
    List<Box> agreed = agreed(before);
    if (agreed.isEmpty()) {
      return List.of();
    }
    List<Box> remaining = new ArrayList<>(boxes(first, after, firstThreshold));
    second.ifPresent(detector -> remaining.addAll(boxes(detector, after, secondThreshold)));
    List<Verdict> verdicts = new ArrayList<>();
    for (Box face : agreed) {
      boolean found = remaining.stream().anyMatch(box -> box.overlapRatio(face) >= SAME);
      verdicts.add(new Verdict(face, found && medianChange(before, after, face) < CHANGED));
    }
    return verdicts;
  }

  private List<Box> agreed(PictureView picture) {
    List<Box> ones = boxes(first, picture, firstThreshold);
    if (second.isEmpty()) {
      return ones;
    }
    List<Box> others = boxes(second.get(), picture, secondThreshold);
    return others.stream()
        .filter(other -> ones.stream().anyMatch(one -> one.overlapRatio(other) >= SAME))
        .toList();
  }

  private static List<Box> boxes(FaceDetector detector, PictureView picture, double threshold) {
    return detector.find(picture, picture.size().box(), 100, threshold).stream()
        .map(Face::box)
        .toList();
  }

  /** Median of the luminance's absolute differences; 255 where the box lies in neither picture. */
  private static int medianChange(PictureView before, PictureView after, Box face) {
    Optional<Box> inside = face.clip(before.size()).flatMap(box -> box.clip(after.size()));
    if (inside.isEmpty()) {
      return 255;
    }
    Box box = inside.get();
    ByteBuffer a = before.plane(0);
    ByteBuffer b = after.plane(0);
    long[] counts = new long[256];
    for (int y = box.top(); y < box.bottom(); y++) {
      for (int x = box.left(); x < box.right(); x++) {
        int was = a.get(y * before.stride(0) + x) & 0xff;
        int is = b.get(y * after.stride(0) + x) & 0xff;
        counts[Math.abs(was - is)]++;
      }
    }
    long half = (box.area() + 1) / 2;
    int value = 0;
    for (long seen = counts[0]; seen < half; seen += counts[value]) {
      value++;
    }
    return value;
  }
}
