package org.unseal.proof.json;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A JSON value without fractions and without null, which signed documents have no use for. */
public sealed interface JsonValue {

  /** Fields by name, in the order of RFC 8785: by UTF-16 code units, as Java compares strings. */
  record JsonObject(SortedMap<String, JsonValue> fields) implements JsonValue {
    public JsonObject {
      fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }
  }

  /** Elements in order. */
  record JsonArray(List<JsonValue> elements) implements JsonValue {
    public JsonArray {
      elements = List.copyOf(elements);
    }
  }

  /** A string without half surrogate pairs. */
  record JsonText(String value) implements JsonValue {
    public JsonText {
      requireNonNull(value, "value");
      for (int i = 0; i < value.length(); i++) {
        char unit = value.charAt(i);
        boolean pair =
            Character.isHighSurrogate(unit)
                && i + 1 < value.length()
                && Character.isLowSurrogate(value.charAt(i + 1));
        if (pair) {
          i++;
        } else if (Character.isSurrogate(unit)) {
          throw new IllegalArgumentException("half a surrogate pair");
        }
      }
    }
  }

  /** A whole number that every JSON reader keeps exactly: within 2^53 - 1 of 0. */
  record JsonNumber(long value) implements JsonValue {
    public static final long LARGEST = (1L << 53) - 1;

    public JsonNumber {
      if (value > LARGEST || value < -LARGEST) {
        throw new IllegalArgumentException("too large for a number, write it as a text: " + value);
      }
    }
  }

  /** True or false. */
  record JsonFlag(boolean value) implements JsonValue {}
}
