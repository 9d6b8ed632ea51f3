package org.unseal.engine.sound;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.unseal.model.exemption.Exemption;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.release.PlainText;
import org.unseal.proof.wave.Replacement;

/**
 * A span of a recording's sound that is taken out.
 *
 * @param id {@code m} and a number
 * @param item the recording
 * @param from microseconds of the recording
 * @param end behind it
 * @param ground code of an exemption
 * @param label what it is about, to be published; never what is said in it
 * @param transmission of which it takes out all, whatever edges that has by now
 */
public record Mute(
    String id,
    String item,
    long from,
    long end,
    Replacement with,
    String ground,
    Optional<String> label,
    Optional<String> transmission) {
  public Mute {
    requireNonNull(id, "id");
    requireNonNull(item, "item");
    requireNonNull(with, "with");
    requireNonNull(label, "label");
    requireNonNull(transmission, "transmission");
    if (from < 0 || end <= from) {
      throw new IllegalArgumentException("no span: " + from + ".." + end);
    }
    if (!Exemption.isCode(ground)) {
      throw new IllegalArgumentException("not the code of an exemption");
    }
    if (label.isPresent() && !PlainText.is(label.get())) {
      throw new IllegalArgumentException("a label is one line of plain text");
    }
  }

  /** The same under its own id. */
  Mute called(String newId) {
    return new Mute(newId, item, from, end, with, ground, label, transmission);
  }

  /** The same, reaching out to these edges where they are farther. */
  Mute reaching(long start, long stop) {
    return new Mute(
        id, item, Math.min(from, start), Math.max(end, stop), with, ground, label, transmission);
  }

  /** Its record's body. */
  JsonObject body() {
    ObjectWriter body =
        new ObjectWriter()
            .put("item", item)
            .put("from", from)
            .put("to", end)
            .put("with", with.word())
            .put("ground", ground);
    label.ifPresent(text -> body.put("label", text));
    transmission.ifPresent(t -> body.put("transmission", t));
    return body.end();
  }

  /** Reads a record. */
  public static Mute read(CaseRecord record) {
    try {
      ObjectReader body = ObjectReader.of(record.body(), "a mute");
      return new Mute(
          record.id(),
          body.text("item"),
          body.count("from"),
          body.count("to"),
          Replacement.ofWord(body.text("with"))
              .orElseThrow(() -> new MalformedJsonException("muted in no known way")),
          body.text("ground"),
          body.has("label") ? Optional.of(body.text("label")) : Optional.empty(),
          body.has("transmission") ? Optional.of(body.text("transmission")) : Optional.empty());
    } catch (MalformedJsonException | IllegalArgumentException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED, "a mute's record can't be read; run custody check", e);
    }
  }
}
