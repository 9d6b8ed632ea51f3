package org.unseal.engine.audit;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.unseal.model.picture.Box;
import org.unseal.model.recording.FrameSpan;

/**
 * Something that a person should look at before the file goes out.
 *
 * @param frames from the first to the last frame in which it was seen
 * @param place where in the picture; empty for what concerns the file as a whole
 * @param sightings how often it was seen
 * @param message a sentence without names or anything that the file says
 */
public record AuditFinding(
    AuditCode code, FrameSpan frames, Optional<Place> place, int sightings, String message) {
  public AuditFinding {
    requireNonNull(code, "code");
    requireNonNull(frames, "frames");
    requireNonNull(place, "place");
    requireNonNull(message, "message");
  }

  /**
   * Where it was seen.
   *
   * @param around every sighting
   * @param frame the one with the best sighting
   * @param best the box in that frame
   * @param scorePermille the detector's score there; 0 where none looked
   */
  public record Place(Box around, int frame, Box best, int scorePermille) {
    public Place {
      requireNonNull(around, "around");
      requireNonNull(best, "best");
    }
  }

  /**
   * About the file as a whole.
   *
   * @param all the frames that it shows
   */
  static AuditFinding ofFile(AuditCode code, FrameSpan all, String message) {
    return new AuditFinding(code, all, Optional.empty(), 1, message);
  }

  /** The same of frames so many later. */
  AuditFinding later(int by) {
    return new AuditFinding(
        code,
        new FrameSpan(frames.start() + by, frames.endExclusive() + by),
        place,
        sightings,
        message);
  }
}
