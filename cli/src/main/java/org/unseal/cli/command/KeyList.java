package org.unseal.cli.command;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.unseal.engine.json.Json;
import org.unseal.engine.key.KeyShelf;
import org.unseal.engine.key.Pin;
import org.unseal.proof.key.SignerKey;
import tools.jackson.core.JsonGenerator;

/** What {@code keys list} says. */
record KeyList(List<KeyShelf.Entry> own, List<Pin> pinned) {

  /** Whether a person has to look at one. */
  boolean damaged() {
    return own.stream().anyMatch(entry -> entry.signer().isEmpty());
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (KeyShelf.Entry entry : own) {
      String words =
          entry.signer().map(key -> key.fingerprint().words()).orElse("DAMAGED, see keys show");
      text.append("own     %-10s  %s%n".formatted(entry.name(), words));
    }
    for (Pin pin : pinned) {
      text.append(
          "pinned  %s  %s  %s"
              .formatted(pin.pinned(), pin.key().fingerprint().words(), pin.label())
              .strip());
      text.append(System.lineSeparator());
    }
    return text.isEmpty()
        ? "no keys yet; unseal keys new makes one%n".formatted()
        : text.toString();
  }

  String json() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = Json.compact(bytes)) {
      json.writeStartObject();
      json.writeStringProperty("schema", "unseal.keys");
      json.writeNumberProperty("version", 1);
      json.writeArrayPropertyStart("own");
      for (KeyShelf.Entry entry : own) {
        json.writeStartObject();
        json.writeStringProperty("name", entry.name().value());
        json.writeBooleanProperty("damaged", entry.signer().isEmpty());
        entry.signer().ifPresent(key -> key(json, key));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayPropertyStart("pinned");
      for (Pin pin : pinned) {
        json.writeStartObject();
        json.writeStringProperty("label", pin.label());
        json.writeStringProperty("pinned", pin.pinned().toString());
        key(json, pin.key());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return bytes.toString(StandardCharsets.UTF_8) + System.lineSeparator();
  }

  private static void key(JsonGenerator json, SignerKey key) {
    json.writeStringProperty("publicKey", key.hex());
    json.writeStringProperty("fingerprint", key.fingerprint().hex());
    json.writeStringProperty("words", key.fingerprint().words());
  }
}
