package org.unseal.proof.time;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where an event left a mark: somewhere the mark was made {@code lag} after the event.
 *
 * @param site where the mark is
 * @param lag the time of the mark minus that of the event
 * @param period the event repeats with this period and nobody knows which of its marks this is
 */
public record Sighting(Site site, Range lag, Optional<Range> period) {

  /** Where a mark is. */
  public sealed interface Site {

    /**
     * On a scale, as people or programs read it. What counts is the smallest bracket that holds all
     * readings: whoever reads worst is still right.
     *
     * @param scale an id, or {@link Scale#REFERENCE}
     * @param segment of the scale, from 0
     * @param readings at least one, at most one of each reader
     */
    record Read(String scale, int segment, List<Reading> readings) implements Site {
      public Read {
        Limits.id(scale);
        if (segment < 0) {
          throw new IllegalArgumentException("segment " + segment);
        }
        readings = List.copyOf(readings);
        if (readings.isEmpty()) {
          throw new IllegalArgumentException("a mark that nobody read");
        }
        Limits.count(readings.size(), Limits.READINGS, "readings of one mark");
        Set<String> readers = new HashSet<>();
        for (Reading reading : readings) {
          if (!readers.add(reading.by())) {
            throw new IllegalArgumentException("two readings of one mark by the same");
          }
        }
      }

      /** The first position at which the mark may be. */
      long low() {
        return readings.stream().mapToLong(Reading::low).min().orElseThrow();
      }

      /** The last. */
      long high() {
        return readings.stream().mapToLong(Reading::high).max().orElseThrow();
      }

      /** Whether the mark lies behind {@link #low}, not at it. */
      boolean behindLow() {
        long low = low();
        return readings.stream().allMatch(reading -> reading.low() > low || reading.behindLow());
      }
    }

    /** Another event is the mark. */
    record Same(String event) implements Site {
      public Same {
        Limits.id(event);
      }
    }
  }

  /**
   * What one reader read.
   *
   * @param by a person's id, or what made the record
   * @param low the mark is here or later
   * @param high the mark is here or earlier
   * @param behindLow the mark is not at {@code low} itself: that frame does not show it yet
   */
  public record Reading(String by, long low, long high, boolean behindLow) {
    public Reading {
      Limits.id(by);
      Limits.time(low, "a reading");
      Limits.time(high, "a reading");
      if (high < low || (behindLow && high == low)) {
        throw new IllegalArgumentException("a reading from " + low + " to " + high);
      }
    }
  }

  public Sighting {
    requireNonNull(site, "site");
    requireNonNull(lag, "lag");
    requireNonNull(period, "period");
    if (period.isPresent() && period.get().low() <= 0) {
      throw new IllegalArgumentException("a period that is not above 0");
    }
  }
}
