package org.unseal.engine.log;

/** A row that may be published. None of the kinds has a field for what is internal. */
public sealed interface PublicRow extends LogRow permits WithheldRow, RedactionRow, MutedRow {
  /** Its name in the log. */
  String entry();
}
