package org.unseal.model.track;

import static java.util.Objects.requireNonNull;

import org.unseal.model.recording.FrameSpan;

/**
 * A part of a recording with one view: between cuts and camera movements.
 *
 * @param number from 1
 * @param stationary median block motion under 1 px in 95 % of the sampled pairs
 * @param policy what was applied, never {@link Policy#AUTO}
 */
public record Stretch(int number, FrameSpan frames, boolean stationary, Policy policy) {
  public Stretch {
    requireNonNull(frames, "frames");
    if (number < 1 || policy == Policy.AUTO) {
      throw new IllegalArgumentException("stretch " + number + " with policy " + policy);
    }
  }
}
