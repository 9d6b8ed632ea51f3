package org.unseal.vision;

import java.util.List;
import org.unseal.engine.port.FootageAnalyst.DetectorIdentity;
import org.unseal.engine.port.PictureView;
import org.unseal.model.picture.Box;
import org.unseal.vision.detect.FaceDetector;

/** Finds the same faces in every picture, where the region has them. */
final class ScriptedDetector implements FaceDetector {
  private final List<Box> faces;
  private boolean closed;

  ScriptedDetector(Box... faces) {
    this.faces = List.of(faces);
  }

  DetectorSource source() {
    return new DetectorSource(identity(), () -> this);
  }

  boolean closed() {
    return closed;
  }

  @Override
  public List<Face> find(PictureView picture, Box region, int scalePercent, double threshold) {
    return faces.stream().filter(region::contains).map(box -> new Face(box, 800)).toList();
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
