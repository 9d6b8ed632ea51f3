package org.unseal.engine.transcript;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes WebVTT, and says what its escapes mean. */
final class VttText {
  private static final Pattern REFERENCE =
      Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-z]{2,5});");
  private static final Map<String, String> NAMED =
      Map.of(
          "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "lrm", "\u200E",
          "rlm", "\u200F");

  private VttText() {}

  static String write(Transcript transcript) {
    StringBuilder text = new StringBuilder("WEBVTT\n");
    for (SpokenSpan span : transcript.spans()) {
      text.append('\n')
          .append(Cues.time(span.start(), '.'))
          .append(" --> ")
          .append(Cues.time(span.end(), '.'))
          .append('\n');
      span.speaker().ifPresent(role -> text.append("<v ").append(role).append('>'));
      text.append(escaped(span.text())).append('\n');
    }
    return text.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  static String unescaped(String text) {
    return REFERENCE
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(meant(found.group(1), found.group())));
  }

  private static String meant(String reference, String whole) {
    if (reference.charAt(0) != '#') {
      return NAMED.getOrDefault(reference, whole);
    }
    boolean hex = Character.toLowerCase(reference.charAt(1)) == 'x';
    int point = Integer.parseInt(reference.substring(hex ? 2 : 1), hex ? 16 : 10);
    return Character.isValidCodePoint(point) && !(point >= 0xD800 && point < 0xE000)
        ? Character.toString(point)
        : whole;
  }
}
