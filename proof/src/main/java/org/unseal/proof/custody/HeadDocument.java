package org.unseal.proof.custody;

import static java.util.Objects.requireNonNull;

import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.ObjectWriter;

/**
 * A file that states the head of a case's log and nothing else, for somebody to keep elsewhere. A
 * receipt or a release may state one too, by the same two fields.
 */
public record HeadDocument(String caseId, Head head) {
  /** What a document that states a head calls the case. */
  public static final String CASE_FIELD = "caseId";

  private static final String SCHEMA = "unseal/custody-head";
  private static final int VERSION = 1;

  public HeadDocument {
    requireNonNull(caseId, "caseId");
    requireNonNull(head, "head");
  }

  /** The file's bytes. */
  public byte[] bytes() {
    return CanonicalJson.bytes(
        new ObjectWriter()
            .put("schema", SCHEMA)
            .put("version", VERSION)
            .put(CASE_FIELD, caseId)
            .put(Head.FIELD, head.json())
            .end());
  }
}
