package org.unseal.model.casefile;

import java.util.Arrays;
import java.util.Optional;
import org.unseal.model.code.Codes;

/** What somebody did in a case. New actions are added at the end. */
public enum Action {
  // The handling of evidence, in the words of custody records.
  RECEIVED,
  HASHED,
  COPIED,
  VIEWED,
  ANALYSED,
  REDACTED,
  EXPORTED,
  TRANSFERRED,
  SEALED,
  RELEASED,
  DESTROYED,
  INTEGRITY_FAILED,
  // What the program keeps beside it.
  CASE_OPENED,
  CASE_CHANGED,
  PERSON_ADDED,
  PERSON_CHANGED,
  PERSON_REMOVED,
  KEY_REPLACED,
  SOURCE_NAMED,
  SOURCE_CHANGED,
  CATALOGUED,
  RECEIPT_ISSUED,
  RECONCILED,
  CLOCK_READ,
  CLOCK_SEGMENTED,
  ANCHOR_ADDED,
  ANCHOR_CHANGED,
  ANCHOR_REMOVED,
  STATEMENT_DROPPED,
  ALIGNED,
  TRANSMISSION_MARKED,
  TRANSCRIBED,
  LOG_IMPORTED,
  CONTINUITY_JUDGED,
  FINDING_RECORDED,
  FINDING_CLOSED,
  /** A record was wrong; the details say why. */
  CORRECTED,
  // From an order to a release.
  ORDER_READ,
  PACK_READ,
  SCOPE_FIXED,
  GROUND_CHOSEN,
  ROSTER_CHANGED,
  STATEMENT_RECORDED,
  EVENT_RECORDED,
  DUTY_ANSWERED,
  DECIDED,
  PRESENCE_CONFIRMED,
  SOUND_MUTED,
  PLANNED,
  APPROVED,
  RENDERED,
  AUDITED,
  RECALLED,
  DOCUMENT_READ,
  PLACE_REPORTED,
  REPORT_ANSWERED;

  private final String code = Codes.of(this);

  /** How it is written in documents. */
  public String code() {
    return code;
  }

  /** The action of a code; empty where this version knows none. */
  public static Optional<Action> ofCode(String code) {
    return Arrays.stream(values()).filter(action -> action.code.equals(code)).findAny();
  }
}
