package org.unseal.engine.export;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.unseal.engine.text.SafeText;

/** Puts a WebVTT file together. One thread. */
final class VttFile {
  private static final long MILLI = 1_000L;

  private final StringBuilder text = new StringBuilder("WEBVTT\n");

  /** A comment that players leave out; an arrow in it would end it, so it is escaped, too. */
  VttFile note(List<String> lines) {
    text.append("\nNOTE\n");
    for (String line : lines) {
      String safe = SafeText.cue(SafeText.line(line));
      if (!safe.isEmpty()) {
        text.append(safe).append('\n');
      }
    }
    return this;
  }

  /**
   * Words at a time.
   *
   * @param from microseconds, rounded down to a thousandth of a second
   * @param to rounded up, and a thousandth behind {@code from} at least
   * @param words anything; may not be blank
   */
  VttFile cue(String id, long from, long to, String words) {
    return raw(id, from, to, SafeText.cue(words));
  }

  /** A line of JSON for a script; a {@code >} in it can only stand in a text. */
  VttFile data(String id, long from, long to, String json) {
    return raw(id, from, to, json.replace(">", "\\u003e").replace("<", "\\u003c"));
  }

  private VttFile raw(String id, long from, long to, String words) {
    long begin = Math.floorDiv(from, MILLI);
    long end = Math.max(Math.ceilDiv(to, MILLI), begin + 1);
    text.append('\n')
        .append(id)
        .append('\n')
        .append(time(begin))
        .append(" --> ")
        .append(time(end))
        .append('\n')
        .append(words)
        .append('\n');
    return this;
  }

  private static String time(long millis) {
    return "%02d:%02d:%02d.%03d"
        .formatted(millis / 3_600_000, millis / 60_000 % 60, millis / 1_000 % 60, millis % 1_000);
  }

  byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
