package org.unseal.engine.log;

import java.util.List;

/** A log that may be published; nothing in it is internal. */
public sealed interface PublicLog permits WithheldLog, RedactionLog {
  /** All of it, in order. */
  List<? extends PublicRow> rows();

  /** As a table, with a head line; no spreadsheet calculates with a cell. */
  String csv();

  /** As a document: canonical JSON. */
  byte[] json();

  /** As a page to print, without scripts. */
  byte[] html();
}
