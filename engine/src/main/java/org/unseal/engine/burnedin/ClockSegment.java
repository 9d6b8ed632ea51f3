package org.unseal.engine.burnedin;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.unseal.engine.port.ClockWatcher.Tick;

/**
 * A stretch of a recording in which its clock went on without a jump.
 *
 * @param joint how it follows the one before
 * @param reading what its second 0 shows
 * @param from media time of the first frame in second 0
 * @param end media time of its last frame
 * @param lastNumber of its last second
 * @param ticks that are certain, in order; the rest are gaps
 */
public record ClockSegment(
    Joint joint, long reading, long from, long end, long lastNumber, List<Tick> ticks) {
  /** What is between a segment and the one before it. */
  public enum Joint {
    /** It is the first. */
    START,
    /** The clock was set, or stood still. */
    STEP,
    /** An hour more or less. */
    DAYLIGHT_SAVING,
    /** There are no pictures for a while, and it is not what it would be after so long. */
    GAP
  }

  public ClockSegment {
    requireNonNull(joint, "joint");
    ticks = List.copyOf(ticks);
  }
}
