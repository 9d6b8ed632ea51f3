package org.unseal.vision.models;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.unseal.model.picture.PictureSize;

/**
 * What a model wants to be given: planes of floating-point numbers, {@code (value - mean) /
 * divisor} of 0 to 255.
 *
 * @param multiple of which width and height must be, where the size is not fixed
 * @param fixedSize the one size that it takes; empty for any
 * @param freeShape its graph names a fixed size but works with any, so that the size is to be made
 *     free when it is loaded
 */
public record InputRules(
    Colours colours,
    float mean,
    float divisor,
    int multiple,
    Optional<PictureSize> fixedSize,
    boolean freeShape) {
  /** The order of the three planes. */
  public enum Colours {
    RGB,
    BGR
  }

  public InputRules {
    requireNonNull(colours, "colours");
    requireNonNull(fixedSize, "fixedSize");
    if (!(divisor > 0) || !Float.isFinite(divisor) || !Float.isFinite(mean)) {
      throw new IllegalArgumentException("mean " + mean + ", divisor " + divisor);
    }
    if (multiple < 1 || multiple > 256) {
      throw new IllegalArgumentException("multiple " + multiple + " is not from 1 to 256");
    }
  }
}
