package org.unseal.vision.detect;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.unseal.engine.port.FootageAnalyst.DetectorIdentity;
import org.unseal.engine.port.PictureView;
import org.unseal.model.picture.Box;

/** A face detector with its model loaded. Thread-safe, but for close, which is idempotent. */
public interface FaceDetector extends AutoCloseable {
  /**
   * Looks for faces in a part of a picture, in tiles where the part is large.
   *
   * @param region inside the picture; pixels outside it are not looked at
   * @param scalePercent size at which it is looked at: 100 as it is, 200 doubled for small faces,
   *     50 halved for large ones
   * @param threshold least score, 0 to 1
   * @return faces in the picture's pixels, not clipped, each once
   */
  List<Face> find(PictureView picture, Box region, int scalePercent, double threshold);

  /**
   * The same for whoever has little time.
   *
   * @param over asked between tiles; once it says so, what was found so far is returned
   */
  default List<Face> find(
      PictureView picture, Box region, int scalePercent, double threshold, BooleanSupplier over) {
    return find(picture, region, scalePercent, threshold);
  }

  DetectorIdentity identity();

  /** Least score for faces that move, and for backdrops and still regions. */
  double movingThreshold();

  /** See {@link #movingThreshold}. */
  double stillThreshold();

  @Override
  void close();

  /** A face and the detector's score, 0 to 1000. */
  record Face(Box box, int scorePermille) {}
}
