package org.unseal.engine.event;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that say why something was done or what made it happen. Frames and records show neither, so
 * what is observed or recorded is refused with one of them, and can be put in other words or stated
 * by somebody. The list is small and fails to catch much; whoever approves a release reads the
 * rest.
 */
final class Motives {
  private static final List<String> WORDS =
      List.of(
          "because",
          "since he",
          "since she",
          "since they",
          "so that",
          "so as to",
          "in order to",
          "in order that",
          "to help",
          "to save",
          "to hide",
          "to avoid",
          "to protect",
          "to escape",
          "trying to",
          "tries to",
          "tried to",
          "attempts? to",
          "attempted to",
          "attempting to",
          "caus(?:e|es|ed|ing)",
          "due to",
          "owing to",
          "thanks to",
          "as a result",
          "result(?:s|ed|ing)? (?:in|from)",
          "led to",
          "leads to",
          "triggers?",
          "triggered",
          "sets? off",
          "setting off",
          "therefore",
          "wants?",
          "wanted",
          "wanting",
          "decid(?:e|es|ed|ing)",
          "intend(?:s|ed|ing)?",
          "intentional(?:ly)?",
          "deliberate(?:ly)?",
          "on purpose",
          "choos(?:e|es|ing)",
          "chose",
          "refus(?:e|es|ed|ing)",
          "fail(?:s|ed)? to",
          "hesitat(?:e|es|ed|ing)",
          "panic(?:s|ked|king)?",
          "afraid",
          "fear(?:s|ed|ing)?",
          "realis(?:e|es|ed|ing)",
          "realiz(?:e|es|ed|ing)",
          "kn(?:ows|ew)",
          "believ(?:e|es|ed|ing)",
          "thinks?",
          "thought",
          "ignor(?:e|es|ed|ing)",
          "in response to",
          "reacts? to",
          "reacted to");

  private static final Pattern ANY =
      Pattern.compile(
          "(?<![\\p{L}])(?:" + String.join("|", WORDS).replace(" ", "\\s+") + ")(?![\\p{L}])",
          Pattern.UNICODE_CASE | Pattern.CASE_INSENSITIVE);

  /** Somebody's words, which a transmission does record. */
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|“[^”]*”|„[^“]*“|«[^»]*»");

  private Motives() {}

  /**
   * The first such word.
   *
   * @param quotes whether what stands in quotation marks is looked at, too
   */
  static Optional<String> in(String text, boolean quotes) {
    Matcher matcher = ANY.matcher(quotes ? text : QUOTED.matcher(text).replaceAll("\"\""));
    return matcher.find()
        ? Optional.of(matcher.group().toLowerCase(Locale.ROOT).replaceAll("\\s+", " "))
        : Optional.empty();
  }
}
