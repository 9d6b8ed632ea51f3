package org.unseal.vision;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.unseal.engine.port.FootageAnalyst.DetectorIdentity;
import org.unseal.engine.port.PictureView;
import org.unseal.model.picture.Box;
import org.unseal.vision.detect.FaceDetector;

/** Fails at the first mover, while a look at the whole backdrop is still under way. */
final class RestlessDetector implements FaceDetector {
  private static final int A_WHILE = 5_000_000;

  private final CountDownLatch failed = new CountDownLatch(1);
  private volatile boolean closed;
  private volatile boolean usedWhenClosed;

  DetectorSource source() {
    return new DetectorSource(identity(), () -> this);
  }

  boolean closed() {
    return closed;
  }

  boolean usedWhenClosed() {
    return usedWhenClosed;
  }

  @Override
  public List<Face> find(PictureView picture, Box region, int scalePercent, double threshold) {
    if (!region.equals(picture.size().box())) {
      failed.countDown();
      throw new IllegalStateException("the mover's look failed");
    }
    try {
      failed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (int i = 0; i < A_WHILE && !closed; i++) {
      Thread.onSpinWait();
    }
    usedWhenClosed |= closed;
    return List.of();
  }

  @Override
  public DetectorIdentity identity() {
    return new DetectorIdentity("restless", "0".repeat(64));
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
