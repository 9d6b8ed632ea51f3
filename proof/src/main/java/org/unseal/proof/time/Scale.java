package org.unseal.proof.time;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Something that counts microseconds at about the right rate: a recording by its media time, or a
 * clock by what it shows, read as if it were UTC.
 *
 * @param id of the item, transmission or source; never {@link #REFERENCE}
 * @param ppm true time that passes while it counts {@code d} is {@code d} more or less by at most
 *     these parts of a million
 * @param jitter two instants of it may be off against one another by at most this, beside the rate
 * @param zone what the clock shows minus UTC where it is right, in seconds; 0 for a recording. Only
 *     for showing times to people
 * @param segments in the order in which they happened; at least one
 * @param standing what is known about a clock all the time
 * @param basis of rate and jitter
 */
public record Scale(
    String id,
    Kind kind,
    long ppm,
    long jitter,
    int zone,
    List<Segment> segments,
    Optional<Standing> standing,
    Basis basis) {
  /** How the reference, UTC in microseconds from 1970, is called where a scale is named. */
  public static final String REFERENCE = "utc";

  /** What people without a document have to allow: half a millisecond a second. */
  public static final long USUAL_PPM = 500;

  /** What counts. */
  public enum Kind {
    RECORDING,
    CLOCK
  }

  /**
   * Shown minus reference, zone included, whenever the clock is read.
   *
   * @param offset where it lies at every moment, perhaps not the same each time
   */
  public record Standing(Range offset, Basis basis) {
    public Standing {
      requireNonNull(offset, "offset");
      requireNonNull(basis, "basis");
    }
  }

  public Scale {
    Limits.id(id);
    if (id.equals(REFERENCE)) {
      throw new IllegalArgumentException("a scale can't be called " + REFERENCE);
    }
    requireNonNull(kind, "kind");
    if (ppm < 0 || ppm >= 1_000_000) {
      throw new IllegalArgumentException("a rate bound of " + ppm + " ppm");
    }
    if (jitter < 0) {
      throw new IllegalArgumentException("a jitter below 0");
    }
    Limits.time(jitter, "a jitter");
    if (zone < -86_400 || zone > 86_400) {
      throw new IllegalArgumentException("a zone of " + zone + " seconds");
    }
    segments = List.copyOf(segments);
    requireNonNull(standing, "standing");
    requireNonNull(basis, "basis");
    if (segments.isEmpty()) {
      throw new IllegalArgumentException("a scale without a segment");
    }
    for (int i = 0; i < segments.size(); i++) {
      if (segments.get(i).joint().isEmpty() != (i == 0)) {
        throw new IllegalArgumentException("a break before each segment but the first");
      }
    }
  }
}
