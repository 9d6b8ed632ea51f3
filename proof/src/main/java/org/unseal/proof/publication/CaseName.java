package org.unseal.proof.publication;

import java.util.Set;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.release.PlainText;

/**
 * Whose case it is, as the public is told.
 *
 * @param id of the case in its own log
 */
public record CaseName(String id, String title, String agency) {
  private static final Set<String> FIELDS = Set.of("id", "title", "agency");

  public CaseName {
    PlainText.require(id, "case id");
    PlainText.require(title, "title");
    PlainText.require(agency, "agency");
  }

  JsonObject value() {
    return new ObjectWriter().put("id", id).put("title", title).put("agency", agency).end();
  }

  static CaseName read(ObjectReader object) throws MalformedJsonException {
    object.requireOnly(FIELDS);
    return new CaseName(object.text("id"), object.text("title"), object.text("agency"));
  }
}
