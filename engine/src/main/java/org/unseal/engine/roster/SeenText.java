package org.unseal.engine.roster;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.function.BiConsumer;

/**
 * A piece of a file as characters, each with the byte that it came from, and the ways in which a
 * reader's program may show it: escapes undone, markup gone, lines joined.
 */
final class SeenText {
  private static final int LONGEST_TAG = 4096;
  private static final int MOST_PASSES = 4;

  /** Hexadecimal digits in a row that are no word. */
  private static final int DIGEST = 32;

  /** Characters without a space or a point that are no words. */
  private static final int LONGEST_WORDS = 1000;

  private static final String BASE64 = ";base64,";

  private char[] chars;
  private int[] at;
  private int length;

  private SeenText(int expected) {
    chars = new char[Math.max(16, expected)];
    at = new int[chars.length];
  }

  private void add(char c, int from) {
    if (length == chars.length) {
      chars = Arrays.copyOf(chars, length * 2);
      at = Arrays.copyOf(at, length * 2);
    }
    chars[length] = c;
    at[length++] = from;
  }

  private void addPoint(int point, int from) {
    if (Character.isBmpCodePoint(point)) {
      add((char) point, from);
    } else if (Character.isValidCodePoint(point)) {
      add(Character.highSurrogate(point), from);
      add(Character.lowSurrogate(point), from);
    }
  }

  /**
   * Bytes of any kind: UTF-8 where it is that, single bytes as in Latin-1 where it is not, and no
   * zeros, so that UTF-16 of Latin letters reads as what it says.
   */
  static SeenText ofBytes(byte[] bytes, int count) {
    SeenText text = new SeenText(count);
    int i = 0;
    while (i < count) {
      int b = bytes[i] & 0xFF;
      int size = b < 0x80 ? 1 : b >= 0xC2 && b < 0xE0 ? 2 : b >= 0xE0 && b < 0xF0 ? 3 : 4;
      int point = b;
      boolean whole = b < 0x80;
      if (b >= 0xC2 && b < 0xF5 && i + size <= count) {
        point = b & (0x7F >> size);
        whole = true;
        for (int k = 1; k < size; k++) {
          int next = bytes[i + k] & 0xFF;
          whole &= (next & 0xC0) == 0x80;
          point = (point << 6) | (next & 0x3F);
        }
      }
      if (!whole || point > 0x10FFFF) {
        size = 1;
        point = b;
      }
      if (point != 0) {
        text.addPoint(point, i);
      }
      i += size;
    }
    return text;
  }

  /** UTF-16. */
  static SeenText ofUtf16(byte[] bytes, int count, boolean littleEndian) {
    SeenText text = new SeenText(count / 2);
    for (int i = 0; i + 1 < count; i += 2) {
      int low = bytes[littleEndian ? i : i + 1] & 0xFF;
      int high = bytes[littleEndian ? i + 1 : i] & 0xFF;
      text.add((char) ((high << 8) | low), i);
    }
    return text;
  }

  /** With the escapes of JSON, HTML and addresses undone, also where they lie in each other. */
  SeenText unescaped() {
    SeenText text = this;
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      SeenText next = text.unescapedOnce();
      if (next.length == text.length) {
        return text;
      }
      text = next;
    }
    return text;
  }

  private SeenText unescapedOnce() {
    SeenText out = new SeenText(length);
    int i = 0;
    while (i < length) {
      int taken =
          switch (chars[i]) {
            case '\\' -> backslash(i, out);
            case '&' -> entity(i, out);
            case '%' -> percent(i, out);
            default -> 0;
          };
      if (taken == 0) {
        out.add(chars[i], at[i]);
        taken = 1;
      }
      i += taken;
    }
    return out;
  }

  private int backslash(int i, SeenText out) {
    if (i + 1 >= length) {
      return 0;
    }
    int digits = chars[i + 1] == 'u' ? 4 : chars[i + 1] == 'x' ? 2 : 0;
    if (digits > 0) {
      int value = number(i + 2, digits, 16);
      if (value < 0) {
        return 0;
      }
      out.add((char) value, at[i]);
      return 2 + digits;
    }
    char meant =
        switch (chars[i + 1]) {
          case 'n', 'r' -> '\n';
          case 't', 'b', 'f' -> '\t';
          case '"', '\'', '/', '\\' -> chars[i + 1];
          default -> 0;
        };
    if (meant == 0) {
      return 0;
    }
    out.add(meant, at[i]);
    return 2;
  }

  private int number(int from, int digits, int radix) {
    if (from + digits > length) {
      return -1;
    }
    int value = 0;
    for (int k = from; k < from + digits; k++) {
      int digit = Character.digit(chars[k], radix);
      if (digit < 0) {
        return -1;
      }
      value = value * radix + digit;
    }
    return value;
  }

  private int entity(int i, SeenText out) {
    int end = i + 1;
    while (end < length && end - i < 12 && chars[end] != ';') {
      end++;
    }
    if (end >= length || chars[end] != ';' || end == i + 1) {
      return 0;
    }
    String name = new String(chars, i + 1, end - i - 1);
    int point = Entities.point(name);
    if (point < 0) {
      return 0;
    }
    out.addPoint(point, at[i]);
    return end - i + 1;
  }

  private int percent(int i, SeenText out) {
    byte[] bytes = new byte[64];
    int count = 0;
    int end = i;
    while (end < length && chars[end] == '%' && count < bytes.length) {
      int value = number(end + 1, 2, 16);
      if (value < 0) {
        break;
      }
      bytes[count++] = (byte) value;
      end += 3;
    }
    if (count == 0) {
      return 0;
    }
    SeenText decoded = ofBytes(bytes, count);
    for (int k = 0; k < decoded.length; k++) {
      out.add(decoded.chars[k], at[i + 3 * Math.min(decoded.at[k], count - 1)]);
    }
    return end - i;
  }

  /**
   * Without markup.
   *
   * @param gap whether a space takes its place
   */
  SeenText withoutTags(boolean gap) {
    SeenText out = new SeenText(length);
    int i = 0;
    while (i < length) {
      if (chars[i] == '<') {
        int end = i + 1;
        while (end < length && end - i < LONGEST_TAG && chars[end] != '>' && chars[end] != '<') {
          end++;
        }
        if (end < length && chars[end] == '>') {
          if (gap) {
            out.add(' ', at[i]);
          }
          i = end + 1;
          continue;
        }
      }
      out.add(chars[i], at[i]);
      i++;
    }
    return out;
  }

  /** With words that a line break divides in one piece, with or without a hyphen. */
  SeenText joined() {
    SeenText out = new SeenText(length);
    int i = 0;
    while (i < length) {
      if (chars[i] == '\n' || chars[i] == '\r') {
        while (out.length > 0 && isBlank(out.chars[out.length - 1])) {
          out.length--;
        }
        if (out.length > 0
            && (out.chars[out.length - 1] == '-' || out.chars[out.length - 1] == '=')) {
          out.length--;
        }
        while (i < length && isBlank(chars[i])) {
          i++;
        }
        continue;
      }
      out.add(chars[i], at[i]);
      i++;
    }
    return out;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  /**
   * A word of letters without capitals and accents.
   *
   * @param from the byte where it begins
   * @param coded whether it lies in a digest or in coded bytes, where letters meet by chance
   */
  record Word(String letters, int from, boolean coded) {}

  /**
   * Gives out all words in order.
   *
   * @param taker gets the word, and how many characters lie between it and the one before
   */
  void words(BiConsumer<Word, Integer> taker) {
    StringBuilder word = new StringBuilder();
    int begins = 0;
    int lastEnd = -1_000_000;
    int codedUntil = 0;
    int i = 0;
    while (i <= length) {
      if (i < length && i >= codedUntil && (i == 0 || !isCoded(chars[i - 1]))) {
        codedUntil = codedUntil(i);
      }
      int point = i == length ? ' ' : Character.codePointAt(chars, i, length);
      boolean breaks;
      if (point < 0x80) {
        char lower = (char) (point >= 'A' && point <= 'Z' ? point + 32 : point);
        breaks = lower < 'a' || lower > 'z';
        if (!breaks) {
          begins = word.isEmpty() ? i : begins;
          word.append(lower);
        }
      } else {
        String folded = folded(point);
        boolean letter = !folded.isEmpty() && Character.isLetter(folded.codePointAt(0));
        breaks = !letter && !folded.isEmpty();
        if (letter) {
          begins = word.isEmpty() ? i : begins;
          word.append(folded);
        }
      }
      if (breaks && !word.isEmpty()) {
        taker.accept(new Word(word.toString(), at[begins], begins < codedUntil), begins - lastEnd);
        lastEnd = i;
        word.setLength(0);
      }
      i += Character.charCount(point);
    }
  }

  /**
   * Where coded bytes that begin here end, 0 where none do: a digest, base64 behind its prefix, or
   * a lot of it.
   */
  private int codedUntil(int from) {
    int hexadecimal = from;
    while (hexadecimal < length && isHexadecimal(chars[hexadecimal])) {
      hexadecimal++;
    }
    int end = hexadecimal;
    while (end < length && isCoded(chars[end])) {
      end++;
    }
    boolean digest = hexadecimal == end && end - from >= DIGEST;
    return digest || end - from >= LONGEST_WORDS || follows(from, BASE64) ? end : 0;
  }

  private boolean follows(int from, String prefix) {
    if (from < prefix.length()) {
      return false;
    }
    for (int i = 0; i < prefix.length(); i++) {
      if (chars[from - prefix.length() + i] != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHexadecimal(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  private static boolean isCoded(char c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '+'
        || c == '/'
        || c == '=';
  }

  private static String folded(int point) {
    String apart = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD);
    if (apart.codePointCount(0, apart.length()) == 1) {
      return NameParts.letter(apart.codePointAt(0));
    }
    StringBuilder folded = new StringBuilder();
    apart.codePoints().forEach(part -> folded.append(NameParts.letter(part)));
    return folded.toString();
  }
}
