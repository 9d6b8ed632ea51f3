package org.unseal.vision;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.unseal.engine.port.FootageAnalyst.DetectorIdentity;
import org.unseal.engine.port.PictureView;
import org.unseal.model.picture.Box;
import org.unseal.vision.detect.FaceDetector;

/** Finds what its script says. */
final class ScriptedDetector implements FaceDetector {
  private final Look look;
  private volatile boolean closed;

  @FunctionalInterface
  interface Look {
    /**
     * What is found in a region of a picture.
     *
     * @param closed whether the detector was closed by now, which may happen meanwhile
     */
    List<Face> find(PictureView picture, Box region, BooleanSupplier closed);
  }

  ScriptedDetector(Look look) {
    this.look = look;
  }

  /** Finds the same faces in every picture, where the region has them. */
  static ScriptedDetector of(Box... faces) {
    return new ScriptedDetector(
        (_, region, _) ->
            List.of(faces).stream()
                .filter(region::contains)
                .map(box -> new Face(box, 800))
                .toList());
  }

  DetectorSource source() {
    return new DetectorSource(identity(), () -> this);
  }

  boolean closed() {
    return closed;
  }

  @Override
  public List<Face> find(PictureView picture, Box region, int scalePercent, double threshold) {
    return look.find(picture, region, this::closed);
  }

  @Override
  public DetectorIdentity identity() {
    return new DetectorIdentity("scripted", "0".repeat(64));
  }

  @Override
  public double movingThreshold() {
    return 0.2;
  }

  @Override
  public double stillThreshold() {
    return 0.1;
  }

  @Override
  public void close() {
    closed = true;
  }
}
