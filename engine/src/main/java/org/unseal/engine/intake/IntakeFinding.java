package org.unseal.engine.intake;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.ObjectWriter;

/**
 * Something that a person should look at.
 *
 * @param name of the file that it is about; stands in the case's record and nowhere else
 * @param words what exactly; no name and nothing of the evidence
 */
public record IntakeFinding(IntakeCode code, Optional<FileName> name, String words) {
  public IntakeFinding {
    requireNonNull(code, "code");
    requireNonNull(name, "name");
    requireNonNull(words, "words");
  }

  /** The body of its record. */
  JsonObject body(String source, Optional<String> item) {
    ObjectWriter body =
        new ObjectWriter()
            .put("code", code.code())
            .put("by", "intake")
            .put("source", source)
            .put("words", words.isEmpty() ? code.words() : code.words() + "; " + words);
    name.ifPresent(of -> body.put("name", of.text()));
    item.ifPresent(of -> body.put("item", of));
    return body.end();
  }
}
