package org.unseal.engine.export;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.unseal.model.recording.TimeBase;

/**
 * One file that is shown or played whole: a clip or a dispatch call.
 *
 * @param id as the release names it, {@code c1}
 * @param source label of where it is from
 * @param file below the release's folder, parts divided by {@code /}
 * @param base of {@code ticks}
 * @param ticks how long it is
 * @param placed when its first frame or sample was
 * @param displayed what the recorder's own clock shows in its first frame, where it was read
 * @param before what is missing between it and the piece before it, in words
 */
public record Piece(
    String id,
    Sort sort,
    String source,
    String file,
    TimeBase base,
    long ticks,
    Placed placed,
    Optional<String> displayed,
    List<String> before) {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");
  private static final Pattern PART = Pattern.compile("[^/\\\\\\x00-\\x1f]+");

  /** What it is. */
  public enum Sort {
    PICTURES,
    SOUND
  }

  public Piece {
    requireNonNull(sort, "sort");
    requireNonNull(base, "base");
    requireNonNull(placed, "placed");
    requireNonNull(displayed, "displayed");
    before = List.copyOf(before);
    if (!ID.matcher(id).matches() || !ID.matcher(source).matches()) {
      throw new IllegalArgumentException("not the name of a piece or a source");
    }
    if (ticks < 1) {
      throw new IllegalArgumentException("a piece of no length");
    }
    for (String part : file.split("/", -1)) {
      if (!PART.matcher(part).matches() || part.equals("..") || part.equals(".")) {
        throw new IllegalArgumentException("not a file below the release");
      }
    }
  }

  /** Its length in microseconds, rounded up. */
  long micros() {
    BigInteger[] parts =
        BigInteger.valueOf(ticks)
            .multiply(BigInteger.valueOf(1_000_000L * base.numerator()))
            .divideAndRemainder(BigInteger.valueOf(base.denominator()));
    return parts[0].longValueExact() + parts[1].signum();
  }
}
