package org.unseal.engine.dispatch.call;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.unseal.engine.dispatch.continuity.Bounds;
import org.unseal.engine.dispatch.continuity.RecordedSpan;

/**
 * What a recorder says of one file, by its own clock.
 *
 * @param basis which document says so
 * @param start when the file begins, in microseconds since 1970
 * @param end when it ends
 * @param span how long it should be; may be said more exactly than start and end
 * @param talkgroup its number
 * @param parts the transmissions in it, in order; may be empty
 */
public record CallFacts(
    Basis basis,
    Optional<Bounds> start,
    Optional<Bounds> end,
    Optional<RecordedSpan> span,
    OptionalLong talkgroup,
    List<Part> parts) {
  /** Nothing is said. */
  public static final CallFacts NONE =
      new CallFacts(
          Basis.NONE,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OptionalLong.empty(),
          List.of());

  /** More transmissions in one file are refused. */
  public static final int MOST_PARTS = 20_000;

  public CallFacts {
    requireNonNull(basis, "basis");
    requireNonNull(start, "start");
    requireNonNull(end, "end");
    requireNonNull(span, "span");
    requireNonNull(talkgroup, "talkgroup");
    parts = List.copyOf(parts);
  }

  /** Where it is from. */
  public enum Basis {
    NONE,
    BROADCAST_WAVE,
    TRUNK_RECORDER,
    LIST_OF_CALLS
  }

  /**
   * A transmission in a file.
   *
   * @param place where it begins in the file, in microseconds
   * @param clock when it began
   * @param radio the number of the radio that spoke, where it is known
   */
  public record Part(Bounds place, Bounds clock, OptionalLong radio) {
    public Part {
      requireNonNull(place, "place");
      requireNonNull(clock, "clock");
      requireNonNull(radio, "radio");
    }
  }
}
