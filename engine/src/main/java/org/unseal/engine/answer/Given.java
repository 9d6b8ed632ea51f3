package org.unseal.engine.answer;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.unseal.engine.order.CaseOrder;
import org.unseal.engine.order.OrdersInForce;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.roster.Roster;
import org.unseal.engine.scope.KeptScope;
import org.unseal.engine.scope.Scope;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.order.ClauseId;
import org.unseal.model.order.Ruling;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.digest.Digest;

/**
 * All that an answer is made of.
 *
 * @param rulings the series, by date
 * @param series its digest, as the scope names it
 * @param day as of which it is answered
 * @param scope empty where nobody fixed one
 * @param unmapped what the scope step could find no frame for
 * @param silent sources that the case knows and has no recording of
 * @param answers to conditions and notices
 * @param clips what is known of each; a clip that is missing is only in the scope
 * @param rows of the withheld log, by the clause on which they rest
 */
public record Given(
    List<Ruling> rulings,
    Digest series,
    LocalDate day,
    Optional<KeptScope> scope,
    List<Scope.Unmapped> unmapped,
    Set<String> silent,
    Roster roster,
    List<DutyAnswer> answers,
    List<ClipFacts> clips,
    Map<ClauseId, List<String>> rows) {
  public Given {
    rulings = List.copyOf(rulings);
    requireNonNull(series, "series");
    requireNonNull(day, "day");
    requireNonNull(scope, "scope");
    unmapped = List.copyOf(unmapped);
    silent = Set.copyOf(silent);
    requireNonNull(roster, "roster");
    answers = List.copyOf(answers);
    clips = List.copyOf(clips);
    rows = Map.copyOf(rows);
  }

  /**
   * Of a case as it is.
   *
   * @throws org.unseal.model.failure.UnsealException {@code RECORD_MISSING} where it has no order
   */
  public static Given of(
      CaseReading reading,
      LocalDate day,
      List<Scope.Unmapped> unmapped,
      List<ClipFacts> clips,
      Map<ClauseId, List<String>> rows) {
    CaseOrder order = CaseOrder.of(reading);
    Optional<KeptScope> scope =
        reading.record(RecordKind.SCOPE, KeptScope.RECORD).map(_ -> KeptScope.of(reading));
    Set<String> recorded =
        scope.stream()
            .flatMap(kept -> kept.items().stream())
            .map(Scope.ItemScope::source)
            .collect(Collectors.toSet());
    Set<String> silent =
        reading.records(RecordKind.SOURCE).stream()
            .map(CaseRecord::id)
            .filter(id -> !recorded.contains(id))
            .collect(Collectors.toSet());
    return new Given(
        order.rulings(),
        order.digest(),
        day,
        scope,
        unmapped,
        silent,
        Roster.of(reading),
        reading.records(RecordKind.ANSWER).stream().map(DutyAnswer::read).toList(),
        clips,
        rows);
  }

  /** What of the series has effect on the day. */
  OrdersInForce orders() {
    return OrdersInForce.on(day, rulings);
  }

  Ruling ruling(String id) {
    return rulings.stream().filter(ruling -> ruling.id().equals(id)).findAny().orElseThrow();
  }

  ClipFacts facts(String clip) {
    return clips.stream()
        .filter(facts -> facts.clip().equals(clip))
        .findAny()
        .orElseGet(() -> ClipFacts.ofScope(clip));
  }

  Optional<DutyAnswer> answer(DutyPlace place) {
    return answers.stream()
        .filter(answer -> answer.place().equals(place))
        .filter(answer -> answer.state() != DutyAnswer.State.OPEN)
        .findAny();
  }
}
