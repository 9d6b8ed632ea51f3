package org.unseal.engine.sound;

import java.util.List;
import java.util.Optional;
import org.unseal.engine.dispatch.Transmission;
import org.unseal.engine.port.CaseReading;
import org.unseal.model.casefile.RecordKind;

/** The mutes of a case as they stand. */
public final class CaseMutes {
  private CaseMutes() {}

  /** All of them, in the order in which they were made. */
  public static List<Mute> all(CaseReading reading) {
    return reading.records(RecordKind.MUTE).stream()
        .map(Mute::read)
        .map(mute -> mute.transmission().flatMap(t -> edges(reading, mute, t)).orElse(mute))
        .toList();
  }

  /** Those of one recording. */
  public static List<Mute> of(CaseReading reading, String item) {
    return all(reading).stream().filter(mute -> mute.item().equals(item)).toList();
  }

  /** A transmission that somebody made longer since is muted to its new edges, too. */
  private static Optional<Mute> edges(CaseReading reading, Mute mute, String transmission) {
    return reading
        .record(RecordKind.TRANSMISSION, transmission)
        .map(Transmission::read)
        .filter(now -> now.item().equals(mute.item()))
        .map(now -> mute.reaching(now.start(), now.end()));
  }
}
