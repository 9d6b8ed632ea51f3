package org.unseal.engine.export;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalLong;
import org.unseal.engine.text.SafeText;
import org.unseal.proof.time.TimeText;

/**
 * Time between two pieces that nobody sees.
 *
 * @param why it is missing
 * @param ground on which it is withheld, in a few words
 * @param micros how long it is by the recorder's own times, where that can be said
 */
public record Missing(Why why, Optional<String> ground, OptionalLong micros) {
  private static final long TENTH = 100_000L;

  /** Whose doing it is. */
  public enum Why {
    /** It was recorded and is withheld. */
    NOT_RELEASED,
    /** The recorder has nothing there. */
    RECORDER_GAP,
    /** The next piece is another recording; what lies between is not known from these. */
    OTHER_SOURCE
  }

  public Missing {
    requireNonNull(why, "why");
    requireNonNull(ground, "ground");
    if (micros.isPresent() && micros.getAsLong() < 0) {
      throw new IllegalArgumentException("less than nothing is missing");
    }
  }

  /** For a person: {@code 2 min 14 s not released: withheld by o1/hall}. */
  public String words() {
    String length = micros.isPresent() ? TimeText.length(rounded(micros.getAsLong())) + " " : "";
    return switch (why) {
      case NOT_RELEASED ->
          length + "not released" + ground.map(code -> ": " + SafeText.line(code, 60)).orElse("");
      case RECORDER_GAP -> length + "not recorded: recorder gap";
      case OTHER_SOURCE -> "another recording follows";
    };
  }

  /** To a tenth of a second, never to nothing. */
  private static long rounded(long micros) {
    return Math.max(TENTH, (micros + TENTH / 2) / TENTH * TENTH);
  }
}
