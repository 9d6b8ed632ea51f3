package org.unseal.model.track;

import static java.util.Objects.requireNonNull;

import org.unseal.model.plan.WholeReason;
import org.unseal.model.recording.FrameSpan;

/** Frames that are covered whole, and why. */
public record WholeCover(FrameSpan frames, WholeReason reason) {
  public WholeCover {
    requireNonNull(frames, "frames");
    requireNonNull(reason, "reason");
  }
}
