package org.unseal.model.casefile;

import java.util.Arrays;
import java.util.Optional;

/** What a record of a case is about. New kinds are added at the end. */
public enum RecordKind {
  /** The case itself: one record, {@code case}. */
  CASE,
  PERSON,
  SOURCE,
  ITEM,
  SEAL,
  CATALOGUE,
  RECEIPT,
  RECONCILIATION,
  CLOCK_READING,
  CLOCK_SEGMENT,
  ANCHOR,
  DROPPED,
  TIMELINE,
  TRANSMISSION,
  TRANSCRIPT,
  LOG_ROW,
  CONTINUITY,
  FINDING;

  private final String code = Codes.of(this);

  /** How it is written in documents and tables. */
  public String code() {
    return code;
  }

  /** The kind of a code; empty where this version knows none. */
  public static Optional<RecordKind> ofCode(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findAny();
  }
}
