package org.unseal.engine.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.unseal.engine.text.SafeText;

/** What a transcript's text and speakers may be made of. */
public final class Wording {
  /** UTF-16 code units of a span's text. */
  public static final int LONGEST = 4_000;

  /** What stands for what nobody understood. */
  public static final String UNINTELLIGIBLE = "[unintelligible]";

  private static final char REPLACED = '\uFFFD';
  private static final int LONGEST_SPEAKER = 40;
  private static final Pattern SPEAKER =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._/()#-]{0,39}");
  private static final Pattern REMOVED =
      Pattern.compile("\\[removed(: [\\p{L}\\p{N}][\\p{L}\\p{N} .,()§/-]{0,63}\\])?");

  private Wording() {}

  /**
   * A text that was made fit.
   *
   * @param replaced how many characters that move a cursor or turn a line around became U+FFFD
   */
  public record Cleaned(String text, int replaced) {}

  /** Makes a text fit: no such characters, no empty lines, no space at the ends of lines. */
  public static Cleaned clean(String text) {
    StringBuilder fit = new StringBuilder(text.length());
    int replaced = 0;
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      at += Character.charCount(point);
      if (point == '\t') {
        fit.append(' ');
      } else if (point == '\n' || point == '\r') {
        fit.append('\n');
      } else if (SafeText.unfit(point)) {
        fit.append(REPLACED);
        replaced++;
      } else {
        fit.appendCodePoint(point);
      }
    }
    String lines =
        String.join(
            "\n", fit.toString().lines().map(String::strip).filter(l -> !l.isEmpty()).toList());
    return new Cleaned(lines, replaced);
  }

  /** Why a text can't be a span's; empty where it can. */
  public static Optional<String> refusal(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.of("a span's text has 1 to " + LONGEST + " characters");
    }
    if (!clean(text).text().equals(text)) {
      return Optional.of("a span's text has control characters or empty lines");
    }
    Matcher removed = REMOVED.matcher(text);
    while (removed.find()) {
      if (removed.group(1) == null) {
        return Optional.of("what is removed needs a code, as in [removed: COURT-ORDER]");
      }
    }
    return Optional.empty();
  }

  /** The codes of what is removed, in order. */
  public static List<String> removals(String text) {
    List<String> codes = new ArrayList<>();
    Matcher removed = REMOVED.matcher(text);
    while (removed.find()) {
      String code = removed.group(1);
      if (code != null) {
        codes.add(code.substring(2, code.length() - 1));
      }
    }
    return codes;
  }

  /** Whether this can be a speaker's role: letters, digits, spaces and {@code ._/()#-}. */
  public static boolean isSpeaker(String text) {
    return SPEAKER.matcher(text).matches() && text.equals(text.strip());
  }

  /** A role made of what another program wrote; empty where nothing is left. */
  static Optional<String> speaker(String text) {
    StringBuilder role = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              String c = Character.toString(point);
              role.append(SPEAKER.matcher("A" + c).matches() ? c : "-");
            });
    String whole = role.toString().strip().replaceFirst("^[^\\p{L}\\p{N}]+", "");
    int end = Math.min(whole.length(), LONGEST_SPEAKER);
    if (end > 0 && Character.isHighSurrogate(whole.charAt(end - 1))) {
      end--;
    }
    String cut = whole.substring(0, end).strip();
    return isSpeaker(cut) ? Optional.of(cut) : Optional.empty();
  }
}
