package org.unseal.proof.custody;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import org.unseal.model.casefile.RecordKind;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/** What an event makes of one record. */
public sealed interface Change {
  RecordKind kind();

  String id();

  /**
   * From now on the record is this, as a whole; it may have been another or none.
   *
   * @param id {@code [a-z0-9][a-z0-9.-]{0,63}}
   */
  record Put(RecordKind kind, String id, JsonObject body) implements Change {
    public Put {
      requireNonNull(kind, "kind");
      RecordId.require(id);
      requireNonNull(body, "body");
    }
  }

  /** From now on there is no such record; there must have been one. Its id stays used. */
  record Remove(RecordKind kind, String id) implements Change {
    public Remove {
      requireNonNull(kind, "kind");
      RecordId.require(id);
    }
  }

  /** As it stands in an event. */
  default JsonObject json() {
    ObjectWriter writer = new ObjectWriter().put("kind", kind().code()).put("id", id());
    return switch (this) {
      case Put put -> writer.put("body", put.body()).end();
      case Remove _ -> writer.put("removed", true).end();
    };
  }

  /** Reads what {@link #json} wrote. */
  static Change read(ObjectReader object) throws MalformedJsonException {
    String id = object.text("id");
    if (!RecordId.fits(id)) {
      throw new MalformedJsonException("the id of a record is none");
    }
    RecordKind kind =
        RecordKind.ofCode(object.text("kind"))
            .orElseThrow(
                () -> new MalformedJsonException("a kind of record that is not known here"));
    if (object.has("body")) {
      object.requireOnly(Set.of("kind", "id", "body"));
      return new Put(kind, id, object.value("body"));
    }
    object.requireOnly(Set.of("kind", "id", "removed"));
    if (!object.flag("removed")) {
      throw new MalformedJsonException("a change that is none");
    }
    return new Remove(kind, id);
  }
}
