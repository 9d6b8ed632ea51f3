package org.unseal.engine.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.Box;
import tools.jackson.databind.JsonNode;

/**
 * A JSON value and its place in its document, read field by field; a field that is missing or of
 * another type is refused by name.
 */
public final class Fields {
  private static final int BOX = 4;
  private static final long LARGEST = (1L << 53) - 1;
  private static final double MOST_SECONDS = 1e9;
  private final JsonNode node;
  private final @Nullable Fields parent;
  private final String name;

  /** From 1 on; 0 where it has a name instead. */
  private final int number;

  Fields(JsonNode node, String document) {
    this(node, null, document, 0);
  }

  private Fields(JsonNode node, @Nullable Fields parent, String name, int number) {
    this.node = node;
    this.parent = parent;
    this.name = name;
    this.number = number;
  }

  /** Put together only when something is refused: a large document has a million places. */
  private String place() {
    if (parent == null) {
      return name;
    }
    return parent.place() + (number > 0 ? " " + number : ", " + name);
  }

  public boolean has(String name) {
    return node.isObject() && node.has(name);
  }

  /** An object or array in a field. */
  public Fields child(String name) {
    JsonNode child = node.isObject() ? node.path(name) : Json.missing();
    if (child.isMissingNode()) {
      throw malformed(place() + " has no " + name);
    }
    return new Fields(child, this, name, 0);
  }

  /** The elements of this array. */
  public List<Fields> elements() {
    if (!node.isArray()) {
      throw malformed(place() + " is not a list");
    }
    List<Fields> elements = new ArrayList<>(node.size());
    int at = 0;
    for (JsonNode element : node) {
      elements.add(new Fields(element, this, "", ++at));
    }
    return elements;
  }

  public List<Fields> list(String name) {
    return child(name).elements();
  }

  public String text(String name) {
    return child(name).text();
  }

  /** This value, which must be a string. */
  public String text() {
    if (!node.isString()) {
      throw malformed(place() + " is not a text");
    }
    return node.stringValue();
  }

  public boolean flag(String name) {
    JsonNode value = child(name).node;
    if (!value.isBoolean()) {
      throw malformed(place() + ", " + name + " is not true or false");
    }
    return value.booleanValue();
  }

  public int integer(String name) {
    return child(name).integer();
  }

  /** This value, which must be a whole number of 32 bits. */
  public int integer() {
    if (!node.isIntegralNumber() || !node.canConvertToInt()) {
      throw malformed(place() + " is not a whole number");
    }
    return node.intValue();
  }

  /** A whole number that every JSON reader keeps exactly. */
  public long whole(String name) {
    JsonNode value = child(name).node;
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || Math.abs(value.longValue()) > LARGEST) {
      throw malformed(place() + ", " + name + " is not a whole number");
    }
    return value.longValue();
  }

  /** Seconds with or without a fraction, as microseconds, to the nearest one. */
  public long micros(String name) {
    JsonNode value = child(name).node;
    double seconds = value.isNumber() ? value.doubleValue() : Double.NaN;
    if (!(Math.abs(seconds) <= MOST_SECONDS)) {
      throw malformed(place() + ", " + name + " is not a number of seconds");
    }
    return Math.round(seconds * 1e6);
  }

  public <E extends Enum<E>> E oneOf(String name, Class<E> family) {
    return child(name).oneOf(family);
  }

  /** This value, which must be the name of a constant. */
  public <E extends Enum<E>> E oneOf(Class<E> family) {
    String value = text();
    for (E constant : family.getEnumConstants()) {
      if (constant.name().equals(value)) {
        return constant;
      }
    }
    throw malformed(place() + " is not a known " + family.getSimpleName());
  }

  /** This value as a box, written {@code [left, top, right, bottom]}. */
  public Box box() {
    if (!node.isArray()) {
      throw malformed(place() + " is not a list");
    }
    if (node.size() != BOX) {
      throw malformed(place() + " is not a box");
    }
    int left = integerAt(0);
    int top = integerAt(1);
    int right = integerAt(2);
    int bottom = integerAt(3);
    if (right <= left || bottom <= top) {
      throw malformed(place() + " is an empty box");
    }
    return new Box(left, top, right, bottom);
  }

  /** This array, whose elements must all be whole numbers of 32 bits. */
  public int[] integers() {
    if (!node.isArray()) {
      throw malformed(place() + " is not a list");
    }
    int[] numbers = new int[node.size()];
    for (int at = 0; at < numbers.length; at++) {
      numbers[at] = integerAt(at);
    }
    return numbers;
  }

  private int integerAt(int at) {
    JsonNode element = node.get(at);
    if (!element.isIntegralNumber() || !element.canConvertToInt()) {
      throw malformed(place() + " " + (at + 1) + " is not a whole number");
    }
    return element.intValue();
  }

  /** Refuses a document of another schema or a newer version, saying which is needed. */
  public void requireSchema(String schema, int version) {
    if (!has("schema") || !text("schema").equals(schema)) {
      throw malformed(place() + " is not of schema " + schema);
    }
    int found = integer("version");
    if (found != version) {
      throw malformed(
          place()
              + " is of version "
              + found
              + " of schema "
              + schema
              + ", this program reads "
              + version);
    }
  }

  private static UnsealException malformed(String message) {
    return new UnsealException(ErrorCode.DOCUMENT_MALFORMED, message);
  }
}
