package org.unseal.model.decision;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import org.unseal.model.picture.Box;
import org.unseal.model.recording.FrameSpan;

/**
 * Somebody looked at what an audit found and says that nobody can be recognised there. It changes
 * nothing of what is covered.
 *
 * @param frames in which it was looked at
 * @param box in the recording's pictures
 * @param ground why, in a person's words; may be empty
 * @param decided when; empty where nobody wrote it down
 */
public record Dismissal(FrameSpan frames, Box box, String ground, Optional<Instant> decided) {
  public Dismissal {
    requireNonNull(frames, "frames");
    requireNonNull(box, "box");
    requireNonNull(ground, "ground");
    requireNonNull(decided, "decided");
  }

  /** Nobody wrote down when. */
  public Dismissal(FrameSpan frames, Box box, String ground) {
    this(frames, box, ground, Optional.empty());
  }
}
