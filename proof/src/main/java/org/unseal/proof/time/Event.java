package org.unseal.proof.time;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * One thing that happened, and the marks that it left. Two marks tie two scales together.
 *
 * @param what happened, for a person
 * @param sightings at least one
 * @param alone why nobody else read an anchor's marks; empty where two people did
 */
public record Event(
    String id,
    Kind kind,
    String what,
    List<Sighting> sightings,
    Optional<String> alone,
    Basis basis) {

  /** Why it is stated. */
  public enum Kind {
    /** Seen or heard on two sources. People may be wrong about it, so it may be dropped. */
    ANCHOR,
    /** A clock was compared with a reference. */
    CHECK,
    /** A machine wrote down when it happened. */
    ENTRY
  }

  public Event {
    Limits.id(id);
    requireNonNull(kind, "kind");
    Limits.text(what, "what happened");
    sightings = List.copyOf(sightings);
    requireNonNull(alone, "alone");
    alone.ifPresent(reason -> Limits.text(reason, "a reason"));
    requireNonNull(basis, "basis");
    if (sightings.isEmpty()) {
      throw new IllegalArgumentException("an event that left no mark");
    }
    Limits.count(sightings.size(), 8, "marks of one event");
    for (Sighting sighting : sightings) {
      if (sighting.period().isPresent() && (kind != Kind.ANCHOR || sightings.size() != 2)) {
        throw new IllegalArgumentException("only an anchor with two marks may repeat");
      }
      if (sighting.site() instanceof Sighting.Site.Read read
          && kind == Kind.ANCHOR
          && read.low() != read.high()
          && read.readings().size() < 2
          && alone.isEmpty()) {
        throw new IllegalArgumentException(
            "a mark of an anchor needs readings of two people, or a reason for one");
      }
    }
    if (sightings.stream().filter(sighting -> sighting.period().isPresent()).count() > 1) {
      throw new IllegalArgumentException("an anchor repeats in one of its marks, not in both");
    }
  }
}
