package org.unseal.proof.json;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import org.unseal.proof.json.JsonValue.JsonArray;
import org.unseal.proof.json.JsonValue.JsonFlag;
import org.unseal.proof.json.JsonValue.JsonNumber;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.JsonValue.JsonText;

/**
 * The one way to write a value, RFC 8785: no spaces, fields in order, the shortest escapes. So
 * whoever writes the same value gets the same bytes, and a signature holds.
 */
public final class CanonicalJson {
  private CanonicalJson() {}

  /** The value's bytes, in UTF-8. */
  public static byte[] bytes(JsonValue value) {
    StringBuilder text = new StringBuilder();
    write(value, text);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void write(JsonValue value, StringBuilder text) {
    switch (value) {
      case JsonObject object -> write(object, text);
      case JsonArray array -> write(array, text);
      case JsonText string -> write(string.value(), text);
      case JsonNumber number -> text.append(number.value());
      case JsonFlag flag -> text.append(flag.value());
    }
  }

  private static void write(JsonObject object, StringBuilder text) {
    text.append('{');
    Iterator<Map.Entry<String, JsonValue>> fields = object.fields().entrySet().iterator();
    while (fields.hasNext()) {
      Map.Entry<String, JsonValue> field = fields.next();
      write(field.getKey(), text);
      text.append(':');
      write(field.getValue(), text);
      if (fields.hasNext()) {
        text.append(',');
      }
    }
    text.append('}');
  }

  private static void write(JsonArray array, StringBuilder text) {
    text.append('[');
    for (int i = 0; i < array.elements().size(); i++) {
      if (i > 0) {
        text.append(',');
      }
      write(array.elements().get(i), text);
    }
    text.append(']');
  }

  /** RFC 8785 section 3.2.2.2. */
  private static void write(String string, StringBuilder text) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char unit = string.charAt(i);
      switch (unit) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\b' -> text.append("\\b");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\f' -> text.append("\\f");
        case '\r' -> text.append("\\r");
        default -> {
          if (unit < ' ') {
            text.append("\\u00").append(unit < 0x10 ? '0' : '1');
            text.append(Character.forDigit(unit & 0xF, 16));
          } else {
            text.append(unit);
          }
        }
      }
    }
    text.append('"');
  }
}
