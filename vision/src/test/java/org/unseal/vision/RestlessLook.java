package org.unseal.vision;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.unseal.engine.port.PictureView;
import org.unseal.model.picture.Box;
import org.unseal.vision.detect.FaceDetector.Face;

/** Fails at the first mover, while a look at the whole backdrop is still under way. */
final class RestlessLook implements ScriptedDetector.Look {
  private static final int A_WHILE = 5_000_000;

  private final CountDownLatch failed = new CountDownLatch(1);
  private volatile boolean outlived;

  /** Whether the detector was closed while it was looking. */
  boolean outlived() {
    return outlived;
  }

  @Override
  public List<Face> find(PictureView picture, Box region, BooleanSupplier closed) {
    if (!region.equals(picture.size().box())) {
      failed.countDown();
      throw new IllegalStateException("the mover's look failed");
    }
    try {
      failed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (int i = 0; i < A_WHILE && !closed.getAsBoolean(); i++) {
      Thread.onSpinWait();
    }
    outlived |= closed.getAsBoolean();
    return List.of();
  }
}
