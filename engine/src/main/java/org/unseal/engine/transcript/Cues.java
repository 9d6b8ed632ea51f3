package org.unseal.engine.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.unseal.engine.transcript.Transcript.Said;
import org.unseal.engine.transcript.TranscriptFormat.Imported;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/** Collects what a reader of cues finds. One file, one thread. */
final class Cues {
  private static final Pattern TIME =
      Pattern.compile("(?:([0-9]{1,4}):)?([0-9]{1,2}):([0-9]{2})[.,]([0-9]{3})");

  private final List<Said> said = new ArrayList<>();
  private int replaced;
  private int leftOut;

  /** A block of lines that belong together. */
  record Block(int line, List<String> lines) {}

  /** Divides a text at empty lines. */
  static List<Block> blocks(String text) {
    List<Block> blocks = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    int begun = 1;
    int number = 0;
    for (String line : text.split("\r\n|\r|\n", -1)) {
      number++;
      if (line.isBlank()) {
        if (!lines.isEmpty()) {
          blocks.add(new Block(begun, List.copyOf(lines)));
          lines.clear();
        }
      } else {
        if (lines.isEmpty()) {
          begun = number;
        }
        lines.add(line);
      }
    }
    if (!lines.isEmpty()) {
      blocks.add(new Block(begun, List.copyOf(lines)));
    }
    return blocks;
  }

  /** From when to when. */
  record Times(long start, long end) {}

  /** Reads {@code 00:01.000 --> 00:02.000}, with what may stand behind it. */
  static Times times(String line, int number) {
    int arrow = line.indexOf("-->");
    String rest = line.substring(arrow + 3).strip();
    int space = rest.indexOf(' ') < 0 ? rest.indexOf('\t') : rest.indexOf(' ');
    long start = time(line.substring(0, arrow).strip(), number);
    long end = time(space < 0 ? rest : rest.substring(0, space), number);
    if (end <= start) {
      throw malformed(number, "a span ends before it begins");
    }
    return new Times(start, end);
  }

  static long time(String text, int number) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      throw malformed(number, "no time; it is written 00:01:02.345");
    }
    long hours = time.group(1) == null ? 0 : Long.parseLong(time.group(1));
    long minutes = Long.parseLong(time.group(2));
    long seconds = Long.parseLong(time.group(3));
    if (minutes > 59 || seconds > 59 || hours >= 1_000) {
      throw malformed(number, "no time; minutes and seconds go to 59");
    }
    long millis = ((hours * 60 + minutes) * 60 + seconds) * 1_000 + Long.parseLong(time.group(4));
    return millis * SpokenSpan.MILLI;
  }

  /** Adds what somebody said; nothing at all is left out. */
  void add(Times times, Optional<String> speaker, String text, int number) {
    Wording.Cleaned cleaned = Wording.clean(text);
    if (cleaned.text().isEmpty()) {
      leftOut++;
      return;
    }
    replaced += cleaned.replaced();
    Wording.refusal(cleaned.text())
        .ifPresent(
            why -> {
              throw malformed(number, why);
            });
    if (said.size() >= Transcript.MOST_SPANS) {
      throw malformed(number, "more than " + Transcript.MOST_SPANS + " spans");
    }
    said.add(new Said(times.start(), times.end(), speaker, cleaned.text()));
  }

  void leaveOut() {
    leftOut++;
  }

  Imported end() {
    return new Imported(Transcript.of(said), replaced, leftOut);
  }

  static UnsealException malformed(int line, String why) {
    return new UnsealException(
        ErrorCode.DOCUMENT_MALFORMED, "the transcript, line %d: %s".formatted(line, why));
  }

  /** Writes a time, with what divides seconds from their thousandths. */
  static String time(long micros, char divider) {
    long millis = micros / SpokenSpan.MILLI;
    return "%02d:%02d:%02d%c%03d"
        .formatted(
            millis / 3_600_000, millis / 60_000 % 60, millis / 1_000 % 60, divider, millis % 1_000);
  }
}
