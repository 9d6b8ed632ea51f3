package org.unseal.proof.json;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.JsonValue.JsonArray;
import org.unseal.proof.json.JsonValue.JsonFlag;
import org.unseal.proof.json.JsonValue.JsonNumber;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.JsonValue.JsonText;

/** Puts an object together, field by field. One thread. */
public final class ObjectWriter {
  private final SortedMap<String, JsonValue> fields = new TreeMap<>();

  /** Adds a text. */
  public ObjectWriter put(String name, String value) {
    return put(name, new JsonText(value));
  }

  /** Adds a whole number within 2^53 - 1 of 0. */
  public ObjectWriter put(String name, long value) {
    return put(name, new JsonNumber(value));
  }

  /** Adds true or false. */
  public ObjectWriter put(String name, boolean value) {
    return put(name, new JsonFlag(value));
  }

  /** Adds a digest as hexadecimal digits. */
  public ObjectWriter put(String name, Digest value) {
    return put(name, value.hex());
  }

  /** Adds a list. */
  public ObjectWriter put(String name, List<? extends JsonValue> values) {
    return put(name, new JsonArray(List.copyOf(values)));
  }

  /** Adds any value. */
  public ObjectWriter put(String name, JsonValue value) {
    if (fields.putIfAbsent(name, value) != null) {
      throw new IllegalArgumentException(name + " twice");
    }
    return this;
  }

  /** What was put together. */
  public JsonObject end() {
    return new JsonObject(fields);
  }
}
