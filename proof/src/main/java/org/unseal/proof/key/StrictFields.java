package org.unseal.proof.key;

import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonNumber;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.MalformedJsonException;

/**
 * The fields of one of this package's small documents, which has exactly those that it must have.
 * Messages name fields and never quote what is in them.
 */
final class StrictFields {
  static final long VERSION = 1;

  private final Map<String, JsonValue> fields;

  private StrictFields(Map<String, JsonValue> fields) {
    this.fields = fields;
  }

  /**
   * Reads a document.
   *
   * @param longest in bytes
   * @param names of its fields beside {@code schema} and {@code version}
   */
  static StrictFields read(byte[] document, int longest, String schema, Set<String> names)
      throws MalformedJsonException {
    if (document.length > longest) {
      throw new MalformedJsonException("longer than " + longest + " bytes");
    }
    if (!(JsonReader.read(document) instanceof JsonObject object)) {
      throw new MalformedJsonException("not an object");
    }
    StrictFields fields = new StrictFields(object.fields());
    if (!fields.text("schema").equals(schema)) {
      throw new MalformedJsonException("not of schema " + schema);
    }
    if (fields.whole("version", 0, JsonNumber.LARGEST) != VERSION) {
      throw new MalformedJsonException("of a version that this program does not know");
    }
    TreeSet<String> expected = new TreeSet<>(names);
    expected.add("schema");
    expected.add("version");
    for (String name : expected) {
      fields.value(name);
    }
    if (object.fields().size() != expected.size()) {
      throw new MalformedJsonException("a field that is not known");
    }
    return fields;
  }

  private JsonValue value(String name) throws MalformedJsonException {
    JsonValue value = fields.get(name);
    if (value == null) {
      throw new MalformedJsonException("no " + name);
    }
    return value;
  }

  String text(String name) throws MalformedJsonException {
    if (value(name) instanceof JsonText text) {
      return text.value();
    }
    throw new MalformedJsonException(name + " is not a text");
  }

  /** A text that can only be this one. */
  void require(String name, String only) throws MalformedJsonException {
    if (!text(name).equals(only)) {
      throw new MalformedJsonException(name + " is not " + only);
    }
  }

  /** So many bytes in lower-case hexadecimal digits. */
  byte[] hex(String name, int length) throws MalformedJsonException {
    String hex = text(name);
    if (hex.length() != 2 * length || !hex.matches("[0-9a-f]*")) {
      throw new MalformedJsonException(
          name + " is not " + 2 * length + " lower-case hexadecimal digits");
    }
    return HexFormat.of().parseHex(hex);
  }

  long whole(String name, long smallest, long largest) throws MalformedJsonException {
    if (value(name) instanceof JsonNumber(long number) && number >= smallest && number <= largest) {
      return number;
    }
    throw new MalformedJsonException(name + " is not within " + smallest + ".." + largest);
  }

  SignerKey key(String name) throws MalformedJsonException {
    try {
      return SignerKey.of(hex(name, SignerKey.LENGTH));
    } catch (IllegalArgumentException e) {
      throw malformed(name + " is no key that could be safely used", e);
    }
  }

  static MalformedJsonException malformed(String message, Throwable cause) {
    MalformedJsonException malformed = new MalformedJsonException(message);
    malformed.initCause(cause);
    return malformed;
  }
}
