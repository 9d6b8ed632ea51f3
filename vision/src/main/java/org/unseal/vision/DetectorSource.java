package org.unseal.vision;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import org.unseal.engine.port.FootageAnalyst.DetectorIdentity;
import org.unseal.vision.detect.FaceDetector;

/**
 * A detector that can be opened when it is needed, which takes a while.
 *
 * @param identity of what {@code open} gives
 * @param open gives a new detector, which the caller closes
 */
public record DetectorSource(DetectorIdentity identity, Supplier<FaceDetector> open) {
  public DetectorSource {
    requireNonNull(identity, "identity");
    requireNonNull(open, "open");
  }
}
