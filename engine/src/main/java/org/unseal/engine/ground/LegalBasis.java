package org.unseal.engine.ground;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;
import org.unseal.model.exemption.Exemption.Force;

/**
 * What the law has to do with a ground, as a log says it.
 *
 * @param code of an exemption, or a clause; what stands at the place of what is missing
 * @param citation as lawyers write it
 * @param jurisdiction the pack it is from; empty for a clause
 * @param lawAsOf the day of the law that was read; empty for a clause
 * @param force whether the agency had a choice
 */
public record LegalBasis(
    String code,
    String citation,
    Optional<String> jurisdiction,
    Optional<LocalDate> lawAsOf,
    Force force) {
  public LegalBasis {
    requireNonNull(code, "code");
    requireNonNull(citation, "citation");
    requireNonNull(jurisdiction, "jurisdiction");
    requireNonNull(lawAsOf, "lawAsOf");
    requireNonNull(force, "force");
  }
}
