package org.unseal.engine.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.roster.NamesWithheld;
import org.unseal.engine.roster.Roster;
import org.unseal.engine.scope.KeptScope;
import org.unseal.engine.statement.SideStatements;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;

/**
 * The events of a case, in the order in which they were recorded; that is not the order in which
 * they happened.
 *
 * @param all those that were withdrawn, too
 */
public record CaseEvents(List<CaseEvent> all) {
  public CaseEvents {
    all = List.copyOf(all);
  }

  /**
   * Of one state of a case.
   *
   * @throws UnsealException {@code CASE_DAMAGED}
   */
  public static CaseEvents of(CaseReading reading) {
    return new CaseEvents(reading.records(RecordKind.EVENT).stream().map(CaseEvent::read).toList());
  }

  /** Those that count. */
  public List<CaseEvent> standing() {
    return all.stream().filter(CaseEvent::standing).toList();
  }

  /** One that counts, or a failure that says what to do. */
  public CaseEvent require(String id) {
    return standing().stream()
        .filter(event -> event.id().equals(id))
        .findAny()
        .orElseThrow(
            () ->
                new UnsealException(
                    ErrorCode.RECORD_MISSING,
                    "no event of this name counts; unseal event list CASE shows them"));
  }

  /**
   * A new event, if it may be said.
   *
   * @throws UnsealException {@code USAGE} and why it may not
   */
  public static CaseEvent record(
      CaseReading reading,
      String text,
      List<String> persons,
      EventBasis basis,
      Visibility visibility) {
    CaseEvent event =
        new CaseEvent(
            CaseEvent.PREFIX + reading.nextNumber(RecordKind.EVENT),
            text,
            persons,
            basis,
            Optional.empty());
    Optional<KeptScope> scope =
        basis.frames().isEmpty() ? Optional.empty() : Optional.of(KeptScope.of(reading));
    List<String> wrong = new ArrayList<>(dangling(reading, event));
    wrong.addAll(new EventRules(scope, visibility).against(event).wrong());
    if (!wrong.isEmpty()) {
      throw new UnsealException(
          ErrorCode.USAGE, "this event can't be recorded: " + String.join("; ", wrong));
    }
    return event;
  }

  /** What an event refers to and is not there, and names in it that the public may not read. */
  private static List<String> dangling(CaseReading reading, CaseEvent event) {
    List<String> wrong = new ArrayList<>();
    Roster roster = Roster.of(reading);
    for (String person : event.persons()) {
      if (roster.find(person).isEmpty()) {
        wrong.add("nobody on the roster has the label " + person);
      }
    }
    NamesWithheld.of(roster)
        .inText("the text", event.written())
        .forEach(found -> wrong.add(found.sentence() + "; use the label"));
    switch (event.basis()) {
      case EventBasis.Recorded recorded -> {
        if (reading.record(recorded.kind(), recorded.record()).isEmpty()) {
          wrong.add(recorded.on() + " is no longer in the case");
        }
      }
      case EventBasis.Stated said -> {
        said.statement()
            .filter(id -> SideStatements.of(reading).find(id).isEmpty())
            .ifPresent(id -> wrong.add("no statement " + id + " counts"));
        said.causeOf()
            .filter(id -> of(reading).standing().stream().noneMatch(other -> other.id().equals(id)))
            .ifPresent(
                id -> wrong.add("no event " + id + " counts, so nothing can have caused it"));
      }
      case EventBasis.NotShown not -> {
        if (reading.record(RecordKind.PERSON, not.lookedBy()).isEmpty()) {
          wrong.add("the case knows no person " + not.lookedBy() + " who could have looked");
        }
      }
      case EventBasis.Observed _ -> {}
    }
    return wrong;
  }

  /**
   * Why what the case says of events can't be published as it is: plain sentences, none where it
   * can.
   */
  public static List<String> objections(CaseReading reading, Visibility visibility) {
    List<String> sentences = new ArrayList<>();
    Optional<KeptScope> scope =
        reading.record(RecordKind.SCOPE, KeptScope.RECORD).isPresent()
            ? Optional.of(KeptScope.of(reading))
            : Optional.empty();
    EventRules rules = new EventRules(scope, visibility);
    for (CaseEvent event : of(reading).standing()) {
      EventRules.Objections objections = rules.against(event);
      List<String> wrong = new ArrayList<>(dangling(reading, event));
      wrong.addAll(objections.wrong());
      wrong.forEach(
          why -> sentences.add("event %s: %s; withdraw it or mend it".formatted(event.id(), why)));
      objections
          .unchecked()
          .forEach(
              what -> sentences.add("event %s: not yet checked: %s".formatted(event.id(), what)));
    }
    return sentences;
  }

  /**
   * The record that {@code alarm#4} or {@code t12} means.
   *
   * @throws UnsealException {@code USAGE} where there is none, or more than one
   */
  public static EventBasis.Recorded recorded(CaseReading reading, String typed) {
    if (reading.record(RecordKind.TRANSMISSION, typed).isPresent()) {
      return new EventBasis.Recorded(typed, RecordKind.TRANSMISSION, typed);
    }
    List<CaseRecord> rows =
        reading.records(RecordKind.LOG_ROW).stream()
            .filter(row -> row.id().equals(typed) || names(row).contains(typed))
            .toList();
    if (rows.size() != 1) {
      throw new UnsealException(
          ErrorCode.USAGE,
          rows.isEmpty()
              ? typed + " is neither a row of a log, as alarm#4, nor a transmission, as t12"
              : typed + " is a row of several logs; name it with its item, as alarm#4.i7");
    }
    CaseRecord row = rows.getFirst();
    List<String> names = names(row);
    return new EventBasis.Recorded(
        names.contains(typed) ? typed : names.getFirst(), RecordKind.LOG_ROW, row.id());
  }

  private static List<String> names(CaseRecord row) {
    try {
      ObjectReader body = ObjectReader.of(row.body(), "a row of a log");
      String name = body.text("source") + "#" + body.count("row");
      return body.has("item") ? List.of(name, name + "." + body.text("item")) : List.of(name);
    } catch (MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED, "a row of a log can't be read; run custody check", e);
    }
  }
}
