package org.unseal.engine.custody;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.unseal.proof.custody.CustodyEvent;
import org.unseal.proof.custody.Head;
import org.unseal.proof.custody.Person;
import org.unseal.proof.custody.SignedEvent;

/**
 * An entry of the log and who its actor was by then.
 *
 * @param actor empty where the log never said who that is
 * @param agency of the case, where an actor has no organisation of their own
 */
record LoggedEvent(SignedEvent signed, Optional<Person> actor, String agency) {
  LoggedEvent {
    requireNonNull(signed, "signed");
    requireNonNull(actor, "actor");
    requireNonNull(agency, "agency");
  }

  CustodyEvent event() {
    return signed.event();
  }

  Head head() {
    return signed.head();
  }

  String name() {
    return actor.map(Person::name).orElse("");
  }

  String organisation() {
    return actor.flatMap(Person::organisation).orElse(actor.isPresent() ? agency : "");
  }
}
