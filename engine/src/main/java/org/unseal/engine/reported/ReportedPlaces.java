package org.unseal.engine.reported;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.port.CaseReading;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * What was reported of a case, in the order in which it came.
 *
 * @param all those that somebody answered, too
 */
public record ReportedPlaces(List<ReportedPlace> all) {
  public ReportedPlaces {
    all = List.copyOf(all);
  }

  /**
   * Of one state of a case.
   *
   * @throws UnsealException {@code CASE_DAMAGED}
   */
  public static ReportedPlaces of(CaseReading reading) {
    return new ReportedPlaces(
        reading.records(RecordKind.REPORTED_PLACE).stream().map(ReportedPlace::read).toList());
  }

  /** Those that somebody has to look at. */
  public List<ReportedPlace> open() {
    return all.stream().filter(ReportedPlace::open).toList();
  }

  /** Those of one recording that somebody has to look at, in the order of frames. */
  public List<ReportedPlace> openOf(String item) {
    return open().stream()
        .filter(place -> place.item().equals(item))
        .sorted(Comparator.comparingInt(ReportedPlace::frame))
        .toList();
  }

  /** The same place, noted in the same words, that somebody has to look at. */
  Optional<ReportedPlace> same(String code, Optional<String> note) {
    return open().stream()
        .filter(place -> place.code().equals(code))
        .filter(place -> note.isEmpty() || place.note().equals(note))
        .findFirst();
  }

  /**
   * One that somebody has to look at, with what became of it.
   *
   * @throws UnsealException {@code RECORD_MISSING} where there is none of this name
   */
  public ReportedPlace answered(String id, String because) {
    return open().stream()
        .filter(place -> place.id().equals(id))
        .findAny()
        .map(place -> place.answered(because))
        .orElseThrow(
            () ->
                new UnsealException(
                    ErrorCode.RECORD_MISSING,
                    "nobody has to look at a reported place of this name; unseal report CASE --list shows them"));
  }
}
