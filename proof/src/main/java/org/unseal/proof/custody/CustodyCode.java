package org.unseal.proof.custody;

/** What a check of a log found. The names are stable: other programs read them. */
public enum CustodyCode {
  /** An entry can't be read, or is not written in the one way. */
  EVENT_MALFORMED("an entry of the log can't be read"),
  /** Entries between two others are not there. */
  EVENT_MISSING("entries of the log are missing"),
  /** An entry stands where it does not belong, or twice. */
  EVENT_OUT_OF_ORDER("an entry of the log is not where it belongs"),
  /** An entry was written over another one than that which stands before it. */
  EVENT_CHAIN_BROKEN("the entry before is not the one that this was written over"),
  /** An entry is not what its actor signed. */
  EVENT_SIGNATURE_BAD("an entry is not what its actor signed"),
  /** An entry is of another case. */
  EVENT_OF_OTHER_CASE("an entry is of another case"),
  /** The actor could not do this by what the log said before. */
  EVENT_NOT_ALLOWED("the actor was not allowed to do this"),
  /** What an entry says of a record can't be. */
  EVENT_IMPOSSIBLE("what an entry changes can't be changed like this"),
  /** An entry quotes a head that the log never had. */
  EVENT_QUOTES_OTHER_HEAD("an entry quotes a head that the log never had"),
  /** What is kept beside an entry is not the entry's. */
  ROW_DIFFERS("what is kept beside an entry is not the entry's"),
  /** A record is not what the log says. */
  RECORD_DIFFERS("a record is not what the log says"),
  /** A record that the log tells of is not there. */
  RECORD_MISSING("a record that the log tells of is missing"),
  /** A record that the log does not tell of is there. */
  RECORD_ADDED("a record is there that the log does not tell of"),
  /** The log is another one than when a head was given out. */
  ANCHOR_CONTRADICTED("the log is another one than when this head was given out"),
  /** The log ends before a head that was given out. */
  LOG_CUT("the log ends before a head that was given out"),
  /** A document that states a head can't be read, or is of another case. */
  ANCHOR_UNUSABLE("a document that states a head can't be used"),
  /** There is nothing in the log. */
  LOG_EMPTY("the log has no entry");

  private final String words;

  CustodyCode(String words) {
    this.words = words;
  }

  /** The same for a person. */
  public String words() {
    return words;
  }
}
