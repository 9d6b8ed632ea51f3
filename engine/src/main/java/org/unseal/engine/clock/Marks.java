package org.unseal.engine.clock;

import org.unseal.proof.time.Instant;
import org.unseal.proof.time.Scale;
import org.unseal.proof.time.Sighting;

/** The ends of the bracket that a mark lies in. */
final class Marks {
  private Marks() {}

  static Instant low(Sighting.Site site) {
    return switch (site) {
      case Sighting.Site.Same same -> new Instant.OfEvent(same.event());
      case Sighting.Site.Read read ->
          at(read, read.readings().stream().mapToLong(Sighting.Reading::low).min().orElseThrow());
    };
  }

  static Instant high(Sighting.Site site) {
    return switch (site) {
      case Sighting.Site.Same same -> new Instant.OfEvent(same.event());
      case Sighting.Site.Read read ->
          at(read, read.readings().stream().mapToLong(Sighting.Reading::high).max().orElseThrow());
    };
  }

  private static Instant at(Sighting.Site.Read read, long position) {
    return read.scale().equals(Scale.REFERENCE)
        ? new Instant.Reference(position)
        : new Instant.OnScale(read.scale(), read.segment(), position);
  }
}
