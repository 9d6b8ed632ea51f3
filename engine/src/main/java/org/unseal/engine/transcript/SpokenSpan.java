package org.unseal.engine.transcript;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Something that was said.
 *
 * @param id of its transcript alone, as {@code s1}
 * @param start in microseconds of the recording, whole milliseconds
 * @param end later than the start
 * @param speaker a role, never a name that nobody decided to publish
 * @param text as {@link Wording} has it
 */
public record SpokenSpan(String id, long start, long end, Optional<String> speaker, String text) {
  /** A transcript's times are whole ones of these, as those of WebVTT and SRT are. */
  public static final long MILLI = 1_000;

  /** A span may end so many microseconds after the recording began. */
  public static final long LATEST = 1_000L * 3_600 * 1_000_000;

  public SpokenSpan {
    if (!id.matches("s[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException("not the id of a span");
    }
    if (start < 0 || end <= start || end > LATEST || start % MILLI != 0 || end % MILLI != 0) {
      throw new IllegalArgumentException("no span: " + start + ".." + end);
    }
    requireNonNull(speaker, "speaker");
    speaker.ifPresent(
        role -> {
          if (!Wording.isSpeaker(role)) {
            throw new IllegalArgumentException("no role of a speaker");
          }
        });
    Wording.refusal(text)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why);
            });
  }

  /** The same with other times. */
  public SpokenSpan at(long newStart, long newEnd) {
    return new SpokenSpan(id, newStart, newEnd, speaker, text);
  }

  /** The same with another text. */
  public SpokenSpan saying(String newText) {
    return new SpokenSpan(id, start, end, speaker, newText);
  }

  /** The same by somebody else, or by nobody knows whom. */
  public SpokenSpan by(Optional<String> newSpeaker) {
    return new SpokenSpan(id, start, end, newSpeaker, text);
  }
}
