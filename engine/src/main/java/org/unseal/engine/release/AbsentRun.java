package org.unseal.engine.release;

import static java.util.Objects.requireNonNull;

import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.release.Entry.Absence;

/**
 * Frames that a release does not show, and why.
 *
 * @param ground one line for anyone to read
 */
public record AbsentRun(FrameSpan frames, Absence is, String ground) {
  public AbsentRun {
    requireNonNull(frames, "frames");
    requireNonNull(is, "is");
    requireNonNull(ground, "ground");
  }
}
