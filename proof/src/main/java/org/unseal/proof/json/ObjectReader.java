package org.unseal.proof.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.JsonValue.JsonArray;
import org.unseal.proof.json.JsonValue.JsonFlag;
import org.unseal.proof.json.JsonValue.JsonNumber;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.JsonValue.JsonText;

/** Takes the fields of an object that a stranger may have written; names what is wrong. */
public final class ObjectReader {
  private final JsonObject object;
  private final String place;

  private ObjectReader(JsonObject object, String place) {
    this.object = object;
    this.place = place;
  }

  /**
   * Reads a value that must be an object.
   *
   * @param place what to call it in a message
   */
  public static ObjectReader of(JsonValue value, String place) throws MalformedJsonException {
    if (value instanceof JsonObject object) {
      return new ObjectReader(object, place);
    }
    throw new MalformedJsonException(place + " is not an object");
  }

  /** Refuses documents of another schema or version. */
  public void requireSchema(String schema, int version) throws MalformedJsonException {
    if (!text("schema").equals(schema)) {
      throw new MalformedJsonException(place + " is not of schema " + schema);
    }
    long found = number("version");
    if (found != version) {
      throw new MalformedJsonException(
          place + " is of version " + found + ", this program reads " + version);
    }
  }

  public boolean has(String field) {
    return object.fields().containsKey(field);
  }

  private JsonValue field(String name) throws MalformedJsonException {
    JsonValue value = object.fields().get(name);
    if (value == null) {
      throw new MalformedJsonException(place + " has no " + name);
    }
    return value;
  }

  public String text(String name) throws MalformedJsonException {
    if (field(name) instanceof JsonText text) {
      return text.value();
    }
    throw new MalformedJsonException(place + ", " + name + " is not a text");
  }

  /** A whole number of at least 0. */
  public long count(String name) throws MalformedJsonException {
    long value = number(name);
    if (value < 0) {
      throw new MalformedJsonException(place + ", " + name + " is below 0");
    }
    return value;
  }

  public long number(String name) throws MalformedJsonException {
    if (field(name) instanceof JsonNumber number) {
      return number.value();
    }
    throw new MalformedJsonException(place + ", " + name + " is not a whole number");
  }

  public Digest digest(String name) throws MalformedJsonException {
    try {
      return Digest.ofHex(text(name));
    } catch (IllegalArgumentException e) {
      throw new MalformedJsonException(place + ", " + name + " is not a SHA-256");
    }
  }

  public ObjectReader object(String name) throws MalformedJsonException {
    return of(field(name), place + ", " + name);
  }

  /** An object as it is. */
  public JsonObject value(String name) throws MalformedJsonException {
    if (field(name) instanceof JsonObject value) {
      return value;
    }
    throw new MalformedJsonException(place + ", " + name + " is not an object");
  }

  /** The objects of a list. */
  public List<ObjectReader> objects(String name) throws MalformedJsonException {
    List<ObjectReader> objects = new ArrayList<>();
    for (JsonValue element : elements(name)) {
      objects.add(of(element, place + ", " + name + " " + (objects.size() + 1)));
    }
    return objects;
  }

  /** The names of all fields, in order. */
  public Set<String> names() {
    return object.fields().keySet();
  }

  /** Refuses fields that are not among these: they would look checked and would not be. */
  public void requireOnly(Set<String> known) throws MalformedJsonException {
    for (String name : object.fields().keySet()) {
      if (!known.contains(name)) {
        throw new MalformedJsonException(place + " has a field that is not known");
      }
    }
  }

  /** True or false. */
  public boolean flag(String name) throws MalformedJsonException {
    if (field(name) instanceof JsonFlag flag) {
      return flag.value();
    }
    throw new MalformedJsonException(place + ", " + name + " is neither true nor false");
  }

  /** A whole number within these bounds, both included. */
  public long within(String name, long least, long most) throws MalformedJsonException {
    long value = number(name);
    if (value < least || value > most) {
      throw new MalformedJsonException(
          place + ", " + name + " is not within " + least + " to " + most);
    }
    return value;
  }

  /** The whole numbers of a list. */
  public List<Long> numbers(String name) throws MalformedJsonException {
    List<Long> numbers = new ArrayList<>();
    for (JsonValue element : elements(name)) {
      if (!(element instanceof JsonNumber number)) {
        throw new MalformedJsonException(place + ", " + name + " has what is no whole number");
      }
      numbers.add(number.value());
    }
    return numbers;
  }

  /** The digests of a list. */
  public List<Digest> digests(String name) throws MalformedJsonException {
    List<Digest> digests = new ArrayList<>();
    for (JsonValue element : elements(name)) {
      if (!(element instanceof JsonText text)) {
        throw new MalformedJsonException(place + ", " + name + " has what is no SHA-256");
      }
      try {
        digests.add(Digest.ofHex(text.value()));
      } catch (IllegalArgumentException e) {
        throw new MalformedJsonException(place + ", " + name + " has what is no SHA-256");
      }
    }
    return digests;
  }

  /** The values of a list. */
  public List<JsonValue> elements(String name) throws MalformedJsonException {
    if (field(name) instanceof JsonArray array) {
      return array.elements();
    }
    throw new MalformedJsonException(place + ", " + name + " is not a list");
  }
}
