package org.unseal.engine.clock;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.util.List;
import org.unseal.engine.port.CaseReading;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.Change;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.time.Dropped;
import org.unseal.proof.time.Statements;

/**
 * Everything that a case says about time.
 *
 * @param dropped what people decided to leave out
 * @param zone of the case
 * @param waiting anchors that nothing follows from before a second person has read them
 * @param idle what nothing follows from: checks of clocks where a step since is not excluded, rows
 *     and stamps at a time that their clock showed twice or never
 * @param disagreeing anchors of which two readings have nothing in common
 */
public record CaseStatements(
    Statements statements,
    List<Dropped> dropped,
    ZoneId zone,
    List<String> waiting,
    List<String> idle,
    List<String> disagreeing) {
  public CaseStatements {
    requireNonNull(statements, "statements");
    dropped = List.copyOf(dropped);
    requireNonNull(zone, "zone");
    waiting = List.copyOf(waiting);
    idle = List.copyOf(idle);
    disagreeing = List.copyOf(disagreeing);
  }

  /**
   * Of one state of a case as it would be with a change.
   *
   * @throws UnsealException as {@link #read}
   */
  public static CaseStatements with(CaseReading reading, Change.Put change) {
    return read(new ChangedReading(reading, change));
  }

  /**
   * Of one state of a case.
   *
   * @throws UnsealException {@code CASE_DAMAGED} where a record can't be read, {@code
   *     DOCUMENT_MALFORMED} where records do not go together
   */
  public static CaseStatements read(CaseReading reading) {
    try {
      return new StatementReader(reading).read();
    } catch (MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED,
          "a record about time can't be read: %s; run custody check".formatted(e.getMessage()),
          e);
    } catch (IllegalArgumentException e) {
      throw new UnsealException(
          ErrorCode.DOCUMENT_MALFORMED,
          "what the case says about time does not go together: %s; clock list shows it"
              .formatted(e.getMessage()),
          e);
    }
  }
}
