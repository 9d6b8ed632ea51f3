package org.unseal.engine.intake;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The name of a file as evidence: every byte of it, in a text that is safe to show. Readable
 * characters stand for themselves, a backslash is written twice, and any other byte is {@code \x}
 * and two hexadecimal digits.
 *
 * @param text of one line
 */
public record FileName(String text) {
  private static final int LONGEST = 8192;

  public FileName {
    if (text.length() > 4 * LONGEST) {
      throw new IllegalArgumentException("a name of " + text.length() + " characters");
    }
  }

  /** The name that has these bytes. */
  public static FileName ofBytes(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    int end = Math.min(bytes.length, LONGEST);
    while (at < end) {
      int length = characterLength(bytes[at]);
      String character = at + length <= end ? decode(bytes, at, length) : "";
      if (character.equals("\\")) {
        text.append("\\\\");
        at++;
      } else if (!character.isEmpty() && readable(character.codePointAt(0))) {
        text.append(character);
        at += length;
      } else {
        text.append("\\x").append(hex(bytes[at] >> 4)).append(hex(bytes[at]));
        at++;
      }
    }
    return new FileName(text.toString());
  }

  private static char hex(int half) {
    return Character.forDigit(half & 0xF, 16);
  }

  private static int characterLength(byte first) {
    int value = first & 0xFF;
    return value < 0x80 ? 1 : value < 0xE0 ? 2 : value < 0xF0 ? 3 : 4;
  }

  private static String decode(byte[] bytes, int at, int length) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, length)).toString();
      return text.codePointCount(0, text.length()) == 1 ? text : "";
    } catch (CharacterCodingException e) {
      return "";
    }
  }

  private static boolean readable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  /** Of a path as it was given, without the folders above it that nobody named. */
  public static FileName of(Path path) {
    return ofBytes(bytes(path));
  }

  /**
   * The bytes of a path as the system has them, which a Java string may have lost: its address says
   * them byte by byte.
   */
  private static byte[] bytes(Path path) {
    int parts = path.getNameCount();
    String address = path.toUri().getRawPath();
    if (address == null) {
      return path.toString().getBytes(StandardCharsets.UTF_8);
    }
    if (address.endsWith("/")) {
      address = address.substring(0, address.length() - 1);
    }
    int from = address.length();
    for (int i = 0; i < parts && from > 0; i++) {
      from = address.lastIndexOf('/', from - 1);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = Math.max(0, from + 1); i < address.length(); i++) {
      char unit = address.charAt(i);
      if (unit == '%') {
        bytes.write(Integer.parseInt(address.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.write(unit);
      }
    }
    return bytes.toByteArray();
  }

  /** What stands behind the last slash. */
  public FileName last() {
    int slash = text.lastIndexOf('/');
    return slash < 0 ? this : new FileName(text.substring(slash + 1));
  }

  /** A name below this one. */
  public FileName below(FileName name) {
    return new FileName(text + "/" + name.text());
  }

  @Override
  public String toString() {
    return text.length() + " characters"; // a name never gets anywhere by accident
  }
}
