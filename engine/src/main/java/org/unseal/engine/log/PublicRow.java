package org.unseal.engine.log;

/** A row that may be published. Neither kind has a field for what is internal. */
public sealed interface PublicRow extends LogRow permits WithheldRow, RedactionRow {
  /** Its name in the log. */
  String entry();
}
