package org.unseal.engine.text;

/**
 * Makes texts safe to show. What moves a cursor, turns the direction of writing around or can't be
 * written as UTF-8 becomes U+FFFD, so that a reader sees that something was there.
 */
public final class SafeText {
  private static final char REPLACED = '\uFFFD';
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private SafeText() {}

  /**
   * Whether a character has no place in a text that is shown: controls (line ends among them), what
   * turns or hides writing, half surrogate pairs, line and paragraph separators.
   */
  public static boolean unfit(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      // Two that join letters are part of words in some scripts.
      case Character.FORMAT -> point != ZERO_WIDTH_NON_JOINER && point != ZERO_WIDTH_JOINER;
      default -> noncharacter(point);
    };
  }

  /** No XML document may have the last two of a plane, and no text needs the others. */
  private static boolean noncharacter(int point) {
    return (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
  }

  /** One line for a terminal or a heading: line ends and tabulators become spaces. */
  public static String line(String text) {
    return fit(text, false);
  }

  /** The same, cut behind so many characters, with an ellipsis where something was cut. */
  public static String line(String text, int longest) {
    String line = line(text);
    if (line.codePointCount(0, line.length()) <= longest) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, longest - 1)) + "…";
  }

  /** Lines stay lines, ended by LF; tabulators become spaces. */
  public static String lines(String text) {
    return fit(text.replace("\r\n", "\n").replace('\r', '\n'), true);
  }

  private static String fit(String text, boolean lines) {
    StringBuilder fit = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (point == '\n' && lines) {
                fit.append('\n');
              } else if (point == '\n' || point == '\r' || point == '\t') {
                fit.append(' ');
              } else if (unfit(point)) {
                fit.append(REPLACED);
              } else {
                fit.appendCodePoint(point);
              }
            });
    return fit.toString();
  }

  /** For HTML, SVG, Atom and other XML: safe between tags and in quoted attributes. */
  public static String markup(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '\n', '\r', '\t' -> escaped.append((char) point);
                default -> {
                  if (unfit(point)) {
                    escaped.append(REPLACED);
                  } else {
                    escaped.appendCodePoint(point);
                  }
                }
              }
            });
    return escaped.toString();
  }

  /** The words of a WebVTT cue: no tags, no empty line, which would end the cue. */
  public static String cue(String text) {
    StringBuilder cue = new StringBuilder();
    lines(text)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .forEach(line -> cue.append(cue.isEmpty() ? "" : "\n").append(line));
    return cue.toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
