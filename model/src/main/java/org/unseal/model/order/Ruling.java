package org.unseal.model.order;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;

/**
 * One document of a court.
 *
 * @param id unique in the series, as {@code o1}
 * @param dated the day from which it has effect
 * @param documentSha256 of the document as it came in, 64 lower-case hex digits
 * @param particulars what else stands in it, without an effect
 * @param concerns the clauses that it acts on; none means all there are
 */
public record Ruling(
    String id,
    RulingKind kind,
    String court,
    String docket,
    String judge,
    LocalDate dated,
    String documentSha256,
    Particulars particulars,
    List<ClauseId> concerns,
    List<Clause> clauses) {
  public Ruling {
    if (!ClauseId.fits(id)) {
      throw new IllegalArgumentException("not the name of a ruling");
    }
    requireNonNull(kind, "kind");
    requireNonNull(court, "court");
    requireNonNull(docket, "docket");
    requireNonNull(judge, "judge");
    requireNonNull(dated, "dated");
    requireNonNull(documentSha256, "documentSha256");
    requireNonNull(particulars, "particulars");
    concerns = List.copyOf(concerns);
    clauses = List.copyOf(clauses);
  }
}
