package org.unseal.proof.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unseal.proof.json.JsonValue.JsonArray;
import org.unseal.proof.json.JsonValue.JsonFlag;
import org.unseal.proof.json.JsonValue.JsonNumber;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.JsonValue.JsonText;

/**
 * Reads JSON that a stranger may have written: valid UTF-8, no field twice, no fractions, no null,
 * nothing after the end, no deeper than {@value #DEEPEST}, and no more than {@value #MOST_VALUES}
 * values. One document, one thread.
 */
public final class JsonReader {
  /** Levels of objects and lists within one another. */
  public static final int DEEPEST = 32;

  /** Values in a document: enough for every picture of a day, and a bound for memory. */
  public static final int MOST_VALUES = 6_000_000;

  private final String text;
  private int at;
  private int values;

  private JsonReader(String text) {
    this.text = text;
  }

  /**
   * Reads a document. Takes memory in proportion to its length, which the caller has limited.
   *
   * @throws MalformedJsonException where it is not such JSON
   */
  public static JsonValue read(byte[] document) throws MalformedJsonException {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedJsonException("not UTF-8");
    }
    JsonReader reader = new JsonReader(text);
    JsonValue value = reader.value(0);
    reader.space();
    if (reader.at < text.length()) {
      throw reader.malformed("something follows the end");
    }
    return value;
  }

  private JsonValue value(int depth) throws MalformedJsonException {
    if (depth > DEEPEST) {
      throw malformed("nested too deep");
    }
    if (++values > MOST_VALUES) {
      throw malformed("more than " + MOST_VALUES + " values");
    }
    space();
    char first = peek();
    return switch (first) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> text();
      case 't' -> word("true", new JsonFlag(true));
      case 'f' -> word("false", new JsonFlag(false));
      default -> number();
    };
  }

  private JsonObject object(int depth) throws MalformedJsonException {
    SortedMap<String, JsonValue> fields = new TreeMap<>();
    at++;
    space();
    if (peek() == '}') {
      at++;
      return new JsonObject(fields);
    }
    while (true) {
      space();
      int start = at;
      String name = text().value();
      space();
      take(':');
      if (fields.containsKey(name)) {
        at = start;
        throw malformed("a field twice");
      }
      fields.put(name, value(depth + 1));
      space();
      if (peek() == '}') {
        at++;
        return new JsonObject(fields);
      }
      take(',');
    }
  }

  private JsonArray array(int depth) throws MalformedJsonException {
    List<JsonValue> elements = new ArrayList<>();
    at++;
    space();
    if (peek() == ']') {
      at++;
      return new JsonArray(elements);
    }
    while (true) {
      elements.add(value(depth + 1));
      space();
      if (peek() == ']') {
        at++;
        return new JsonArray(elements);
      }
      take(',');
    }
  }

  private JsonText text() throws MalformedJsonException {
    take('"');
    StringBuilder string = new StringBuilder();
    while (true) {
      char unit = peek();
      at++;
      if (unit == '"') {
        break;
      }
      if (unit < ' ') {
        throw malformed("a control character in a text");
      }
      string.append(unit == '\\' ? escaped() : unit);
    }
    try {
      return new JsonText(string.toString());
    } catch (IllegalArgumentException e) {
      throw malformed("half a surrogate pair");
    }
  }

  private char escaped() throws MalformedJsonException {
    char kind = peek();
    at++;
    return switch (kind) {
      case '"', '\\', '/' -> kind;
      case 'b' -> '\b';
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'f' -> '\f';
      case 'r' -> '\r';
      case 'u' -> codeUnit();
      default -> throw malformed("an unknown escape");
    };
  }

  private char codeUnit() throws MalformedJsonException {
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      char character = peek();
      int digit = character < 0x80 ? Character.digit(character, 16) : -1;
      if (digit < 0) {
        throw malformed("an unknown escape");
      }
      unit = unit << 4 | digit;
      at++;
    }
    return (char) unit;
  }

  private JsonNumber number() throws MalformedJsonException {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    int digits = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    int count = at - digits;
    boolean padded = count > 1 && text.charAt(digits) == '0';
    boolean negativeZero = digits > start && count == 1 && text.charAt(digits) == '0';
    if (count == 0 || count > 16 || padded || negativeZero) {
      throw malformed("no value that is known here");
    }
    if (at < text.length() && ".eE".indexOf(text.charAt(at)) >= 0) {
      throw malformed("a fraction");
    }
    try {
      return new JsonNumber(Long.parseLong(text, start, at, 10));
    } catch (IllegalArgumentException e) {
      throw malformed("a number that is too large");
    }
  }

  private JsonFlag word(String word, JsonFlag value) throws MalformedJsonException {
    if (!text.startsWith(word, at)) {
      throw malformed("no value that is known here");
    }
    at += word.length();
    return value;
  }

  private void space() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() throws MalformedJsonException {
    if (at >= text.length()) {
      throw malformed("cut off");
    }
    return text.charAt(at);
  }

  private void take(char expected) throws MalformedJsonException {
    if (peek() != expected) {
      throw malformed("no " + expected);
    }
    at++;
  }

  private MalformedJsonException malformed(String what) {
    return new MalformedJsonException(what + " at character " + at);
  }
}
