package org.unseal.engine.port;

import java.util.List;
import java.util.Optional;
import org.unseal.model.casefile.RecordKind;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Head;

/** What a case is at one moment, according to its log. */
public interface CaseReading {
  /** Where the log ends. */
  Head head();

  /** All records of a kind; {@code i9} comes before {@code i10}. */
  List<CaseRecord> records(RecordKind kind);

  /** One record, if there is such a one now. */
  Optional<CaseRecord> record(RecordKind kind, String id);

  /**
   * The number of the next record of a kind whose ids are letters and a number: one more than any
   * that there is or ever was.
   */
  long nextNumber(RecordKind kind);

  /** The number in an id of letters and a number; 0 in any other. Ids are listed by it. */
  static long number(String id) {
    return id.matches("[a-z]+[1-9][0-9]{0,14}") ? Long.parseLong(id.replaceAll("[a-z]", "")) : 0;
  }
}
