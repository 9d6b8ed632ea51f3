package org.unseal.engine.casework;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.dispatch.Transmission;
import org.unseal.engine.scoping.CaseScope;

/**
 * What of a transmission is published: from the first second of it that the scope lets be heard to
 * the last. Of what is kept back nobody learns that somebody spoke, nor when.
 *
 * @param from microseconds of the recording
 * @param to behind it
 */
record HeardPart(Transmission of, long from, long to) {
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  /** Empty where the scope keeps all of it back. */
  static Optional<HeardPart> of(List<CaseScope.Row> rows, Transmission one) {
    List<CaseScope.Row> heard =
        rows.stream()
            .filter(row -> row.item().equals(one.item()) && row.fate().published())
            .filter(row -> row.begins() < one.end() && row.ends() > one.start())
            .toList();
    return heard.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new HeardPart(
                one,
                Math.max(one.start(), heard.getFirst().begins()),
                Math.min(one.end(), heard.getLast().ends())));
  }

  /** Where it begins, as instants are named. */
  String name() {
    return from == of.start()
        ? of.id()
        : of.id()
            + "@"
            + BigDecimal.valueOf(from - of.start()).divide(MILLION).toPlainString()
            + "s";
  }
}
