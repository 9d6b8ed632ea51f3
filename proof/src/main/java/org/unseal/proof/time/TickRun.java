package org.unseal.proof.time;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Changes of a burned-in clock in a recording. Of each it is known that the recording did not show
 * it yet at one position, and did at another.
 *
 * @param clock id of the clock's scale
 * @param recording id of the recording's
 */
public record TickRun(
    String id,
    String clock,
    int clockSegment,
    String recording,
    int recordingSegment,
    List<Tick> ticks,
    Basis basis) {

  /**
   * One change.
   *
   * @param shows what the clock comes to show
   * @param before position of the last picture that does not show it
   * @param after position of the first that does; behind {@code before}
   */
  public record Tick(long shows, long before, long after) {
    public Tick {
      Limits.time(shows, "a tick");
      Limits.time(before, "a tick");
      Limits.time(after, "a tick");
      if (after <= before) {
        throw new IllegalArgumentException("a tick between " + before + " and " + after);
      }
    }
  }

  public TickRun {
    Limits.id(id);
    Limits.id(clock);
    Limits.id(recording);
    requireNonNull(basis, "basis");
    ticks = List.copyOf(ticks);
    if (ticks.isEmpty()) {
      throw new IllegalArgumentException("no ticks");
    }
  }
}
