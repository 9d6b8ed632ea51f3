package org.unseal.proof.custody;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.casefile.Role;
import org.unseal.proof.json.MalformedJsonException;

/**
 * Who may do what in a case, by what its log said before. The same rules hold when an event is
 * written and when a log is checked.
 */
public final class Authority {
  private Authority() {}

  /**
   * Why the event's actor may not do this; empty where they may.
   *
   * @param people as they were before the event, by id
   */
  public static Optional<String> refusal(
      CustodyEvent event, Function<String, Optional<Person>> people) {
    try {
      return event.previous().equals(Head.NONE)
          ? opening(event)
          : later(event, people.apply(event.actor().person()), people);
    } catch (MalformedJsonException e) {
      return Optional.of("a person or a case that is none is to be recorded");
    }
  }

  /** The first event admits its own actor: nobody was there before. */
  private static Optional<String> opening(CustodyEvent event) throws MalformedJsonException {
    boolean itself = false;
    boolean named = false;
    for (Change change : event.changes()) {
      switch (change) {
        case Change.Put(RecordKind kind, String id, var body) when kind == RecordKind.PERSON -> {
          Person person = Person.read(body);
          itself |= id.equals(event.actor().person()) && acts(event.actor(), person);
        }
        case Change.Put(RecordKind kind, String id, var body) when kind == RecordKind.CASE ->
            named |=
                id.equals(CaseFacts.RECORD) && CaseFacts.read(body).id().equals(event.caseId());
        default -> {}
      }
    }
    if (event.action() != Action.CASE_OPENED || !named) {
      return Optional.of("a case begins with an event that opens it");
    }
    return itself && event.actor().role() == Role.CUSTODIAN
        ? Optional.empty()
        : Optional.of("a case is opened by its first custodian");
  }

  private static Optional<String> later(
      CustodyEvent event, Optional<Person> actor, Function<String, Optional<Person>> people)
      throws MalformedJsonException {
    if (actor.isEmpty()) {
      return Optional.of("the actor was never admitted");
    }
    if (!acts(event.actor(), actor.get())) {
      return Optional.of("the actor was removed, or has another key or role");
    }
    for (Change change : event.changes()) {
      Optional<String> refusal = refusal(event, change, actor.get(), people);
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return event.action() == Action.CASE_OPENED
        ? Optional.of("a case is opened once")
        : Optional.empty();
  }

  private static Optional<String> refusal(
      CustodyEvent event, Change change, Person actor, Function<String, Optional<Person>> people)
      throws MalformedJsonException {
    if (!List.of(RecordKind.PERSON, RecordKind.CASE).contains(change.kind())) {
      return Optional.empty();
    }
    if (!(change instanceof Change.Put put)) {
      return Optional.of("people and the case are never taken out of the record");
    }
    boolean custodian = actor.role() == Role.CUSTODIAN;
    if (put.kind() == RecordKind.CASE) {
      boolean same =
          put.id().equals(CaseFacts.RECORD)
              && CaseFacts.read(put.body()).id().equals(event.caseId());
      return custodian && same
          ? Optional.empty()
          : Optional.of("only a custodian changes what the case is called, and never its id");
    }
    Person person = Person.read(put.body());
    Optional<Person> before = people.apply(put.id());
    boolean own =
        put.id().equals(event.actor().person())
            && before.map(known -> known.with(person.key()).equals(person)).orElse(false);
    return custodian || own
        ? Optional.empty()
        : Optional.of("only a custodian admits, changes and removes people");
  }

  private static boolean acts(Actor actor, Person person) {
    return person.active() && person.role() == actor.role() && person.key().equals(actor.key());
  }
}
