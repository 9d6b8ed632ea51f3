package org.unseal.engine.casefile;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.port.CaseStore;
import org.unseal.model.casefile.Action;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.Actor;
import org.unseal.proof.custody.CaseFacts;
import org.unseal.proof.custody.CustodyEvent;
import org.unseal.proof.custody.Head;
import org.unseal.proof.custody.Moment;
import org.unseal.proof.custody.Person;
import org.unseal.proof.json.ObjectWriter;

/** The first event of a case: what it is, and the custodian who opens it. */
public final class CaseOpening {
  /** The id of whoever opens a case. */
  public static final String FIRST_PERSON = "p1";

  private final String tool;
  private final InstantSource clock;

  /** With this program and this clock. */
  public CaseOpening(String tool, InstantSource clock) {
    this.tool = tool;
    this.clock = clock;
  }

  /**
   * Opens a case in an empty store.
   *
   * @param first a custodian with the signatory's key
   * @throws UnsealException {@code CASE_EXISTS} where the store has one
   */
  public Head open(CaseStore store, CaseFacts facts, Person first, Signatory signatory) {
    return store.append(
        reading -> {
          if (!reading.head().equals(Head.NONE)) {
            throw new UnsealException(
                ErrorCode.CASE_EXISTS, "there is a case already; name another folder");
          }
          CustodyEvent event =
              new CustodyEvent(
                  facts.id(),
                  Head.NONE,
                  Moment.of(clock.instant(), CaseFile.zone(facts)),
                  new Actor(FIRST_PERSON, first.role(), first.key()),
                  signatory.purpose(),
                  tool,
                  Action.CASE_OPENED,
                  Optional.empty(),
                  new ObjectWriter().end(),
                  List.of(facts.put(), first.put(FIRST_PERSON)));
          return CaseFile.sign(event, _ -> Optional.empty(), signatory);
        });
  }
}
