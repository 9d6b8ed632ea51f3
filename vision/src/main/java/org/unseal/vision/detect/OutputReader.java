package org.unseal.vision.detect;

import java.util.List;
import java.util.function.Consumer;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.vision.models.DetectorFamily;

/** Reads what a family of models says of a tile. Stateless. */
sealed interface OutputReader permits CenterFaceOutputs, YuNetOutputs, UltraFaceOutputs {
  /** The outputs that it needs, of those that a model has. */
  List<String> wanted(List<String> available);

  /**
   * Reads the candidates that score at least the threshold, in the tile's pixels.
   *
   * @param outputs in the order of {@link #wanted}
   */
  void read(
      List<OnnxSession.Output> outputs,
      int width,
      int height,
      double threshold,
      Consumer<Candidate> sink);

  static OutputReader of(DetectorFamily family) {
    return switch (family) {
      case CENTERFACE -> new CenterFaceOutputs();
      case YUNET -> new YuNetOutputs();
      case ULTRAFACE -> new UltraFaceOutputs();
    };
  }

  /** Refuses outputs of another shape than the family's. */
  static void require(boolean fits, String family) {
    if (!fits) {
      throw new UnsealException(
          ErrorCode.MODEL_REJECTED, "the model's outputs are not those of the family " + family);
    }
  }

  /** Hands on a box, unless what the model said is no place or reaches far beyond the tile. */
  static void offer(
      double centreX,
      double centreY,
      double boxWidth,
      double boxHeight,
      double score,
      int width,
      int height,
      Consumer<Candidate> sink) {
    double halfWidth = Math.min(boxWidth, 2.0 * width) / 2;
    double halfHeight = Math.min(boxHeight, 2.0 * height) / 2;
    boolean place =
        halfWidth > 0 && halfHeight > 0 && Double.isFinite(centreX) && Double.isFinite(centreY);
    if (place && Math.abs(centreX) < 4.0 * width && Math.abs(centreY) < 4.0 * height) {
      sink.accept(
          new Candidate(
              centreX - halfWidth,
              centreY - halfHeight,
              centreX + halfWidth,
              centreY + halfHeight,
              Math.min(score, 1),
              false));
    }
  }
}
