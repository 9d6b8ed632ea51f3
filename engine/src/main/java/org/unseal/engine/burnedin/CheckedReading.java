package org.unseal.engine.burnedin;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A reading that agrees with what the clock shows.
 *
 * @param format perhaps with other hours than it was typed with, where the half of the day stands
 *     beside 24 hours
 * @param segments in order; none for parts of the recording in which the clock can't be read
 * @param segment the one in which it was read
 * @param number second of that segment in which it was read
 * @param agreement how it was checked
 */
public record CheckedReading(
    ClockFormat format,
    long reading,
    List<ClockSegment> segments,
    int segment,
    long number,
    Agreement agreement) {
  public CheckedReading {
    requireNonNull(format, "format");
    segments = List.copyOf(segments);
    requireNonNull(agreement, "agreement");
  }

  /**
   * What agrees with it.
   *
   * @param digitsRead the cells of the other digits were found
   * @param seconds of which at least one digit could be read and none contradicts
   * @param misread seconds that contradict, one or two at a time: taken for misread
   * @param unread seconds in parts of the recording whose time could not be told
   * @param minutes changes of the minute that were seen when they were due
   * @param hours changes of the hour
   */
  public record Agreement(
      boolean digitsRead, long seconds, long misread, long unread, long minutes, long hours) {}
}
