package org.unseal.model.casefile;

import java.util.Arrays;
import java.util.Optional;
import org.unseal.model.code.Codes;

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
  FINDING,
  /** The series of rulings as it was read: one record, {@code order}. */
  ORDER,
  /** A jurisdiction pack that the case brought. */
  PACK,
  /** What becomes of every frame, as somebody fixed it: one record, {@code scope}. */
  SCOPE,
  /** The ground for withholding something, by source or stretch. */
  GROUND,
  /** Somebody on the roster: who is or may be seen or heard. */
  SUBJECT,
  /** What a side says, with source and date. */
  STATEMENT,
  /** Something that happened, as observed, recorded or stated. */
  EVENT,
  /** How a condition or a notice of an order was met or waived. */
  ANSWER,
  /** Decisions on one recording, by its item. */
  DECISIONS,
  /** Where somebody who is cleared was, where the pictures don't say it. */
  PRESENCE,
  /** A span of sound that is taken out. */
  MUTE,
  /** What is covered in one clip, by the clip. */
  PLAN,
  APPROVAL,
  /** What was rendered of one clip, by the clip. */
  RENDITION,
  /** What was found in a rendition, by the clip. */
  AUDIT,
  /** A version that was published. */
  PUBLICATION,
  RECALL,
  /** A document that is published as pages. */
  DOCUMENT,
  /** A place in what was published that somebody outside says should be covered. */
  REPORTED_PLACE;

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
