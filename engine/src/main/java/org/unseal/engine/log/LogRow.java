package org.unseal.engine.log;

import java.util.Optional;
import org.unseal.proof.json.JsonValue.JsonObject;

/** A row of a log, by the names of its columns. */
public sealed interface LogRow permits PublicRow, InternalRow {
  /** What it says; a field that has nothing to say is not there. */
  JsonObject fields();

  /** What the case alone keeps; the public's rows have no place for it. */
  record Note(Optional<String> person, Optional<String> words) {
    static final Note NONE = new Note(Optional.empty(), Optional.empty());
  }
}
