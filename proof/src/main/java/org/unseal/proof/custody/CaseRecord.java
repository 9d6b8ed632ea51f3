package org.unseal.proof.custody;

import static java.util.Objects.requireNonNull;

import org.unseal.model.casefile.RecordKind;
import org.unseal.proof.json.JsonValue.JsonObject;

/**
 * Something that a case knows.
 *
 * @param id of its kind alone
 * @param seq of the event that said so last
 * @param body as that event has it
 */
public record CaseRecord(RecordKind kind, String id, long seq, JsonObject body) {
  public CaseRecord {
    requireNonNull(kind, "kind");
    RecordId.require(id);
    requireNonNull(body, "body");
    if (seq < 1) {
      throw new IllegalArgumentException("seq " + seq);
    }
  }
}
