package org.unseal.engine.roster;

import java.util.List;
import java.util.Optional;
import org.unseal.engine.port.CaseReading;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * Everybody who is or may be seen or heard in a case.
 *
 * @param everyone those who were removed, too
 */
public record Roster(List<Subject> everyone) {
  public Roster {
    everyone = List.copyOf(everyone);
  }

  /**
   * The roster of one state of a case.
   *
   * @throws UnsealException {@code CASE_DAMAGED}
   */
  public static Roster of(CaseReading reading) {
    return new Roster(reading.records(RecordKind.SUBJECT).stream().map(Subject::read).toList());
  }

  /** Who is on it now. */
  public List<Subject> subjects() {
    return everyone.stream().filter(Subject::present).toList();
  }

  /** Whoever has this label and is on it now. */
  public Optional<Subject> find(String id) {
    return subjects().stream().filter(subject -> subject.id().equals(id)).findAny();
  }

  /** The same, or a failure that says what to do. */
  public Subject require(String id) {
    return find(id)
        .orElseThrow(
            () ->
                new UnsealException(
                    ErrorCode.RECORD_MISSING,
                    "nobody on the roster has this label; unseal roster list CASE shows who is"));
  }

  /**
   * The label of whom an order means: by label, or by one of their names in any spelling of
   * capitals and accents. Empty where that is nobody, or more than one.
   */
  public Optional<Subject> meant(String labelOrName) {
    Optional<Subject> labelled = find(labelOrName);
    if (labelled.isPresent()) {
      return labelled;
    }
    List<String> wanted = NameParts.of(labelOrName).words();
    List<Subject> called =
        subjects().stream()
            .filter(
                subject ->
                    subject.names().stream()
                        .anyMatch(name -> NameParts.of(name).words().equals(wanted)))
            .toList();
    return called.size() == 1 && !wanted.isEmpty()
        ? Optional.of(called.getFirst())
        : Optional.empty();
  }
}
