package org.unseal.engine.estimate;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * What an hour of work costs.
 *
 * @param hundredths of the currency, as cents
 * @param currency three letters, where they were said
 */
public record Rate(long hundredths, Optional<String> currency) {
  private static final Pattern TYPED =
      Pattern.compile("([0-9]{1,7})(?:\\.([0-9]{1,2}))?(?:/([A-Z]{3}))?");
  private static final long HUNDREDTHS_OF_MINUTES = 60L * Assumptions.MINUTE;

  public Rate {
    requireNonNull(currency, "currency");
    if (hundredths < 0) {
      throw new IllegalArgumentException("a rate below nothing");
    }
  }

  /** Reads {@code 38.50/USD}, {@code 38/EUR} or {@code 38.5}. */
  public static Rate of(String typed) {
    Matcher parts = TYPED.matcher(typed);
    if (!parts.matches()) {
      throw new UnsealException(
          ErrorCode.USAGE,
          "--rate is an amount an hour, with its currency if you like: 38.50 or 38.50/USD");
    }
    return new Rate(
        hundredths(parts.group(1), Optional.ofNullable(parts.group(2))),
        Optional.ofNullable(parts.group(3)));
  }

  /** A whole number and the digits behind its point. */
  static long hundredths(String whole, Optional<String> digits) {
    long behind =
        digits.map(text -> Long.parseLong(text.length() == 1 ? text + "0" : text)).orElse(0L);
    return Long.parseLong(whole) * 100 + behind;
  }

  /**
   * What this much work costs, in hundredths of the currency, rounded away from the middle.
   *
   * @param work in hundredths of a minute
   */
  public Range cost(Range work) {
    return work.times(Range.exactly(hundredths)).over(HUNDREDTHS_OF_MINUTES);
  }
}
