package org.unseal.engine.clock;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.time.Range;

/**
 * Lengths of time as people type them: {@code 1.5s}, {@code 40ms}, {@code -2min}, {@code 1:02.5}.
 */
public final class Amounts {
  private static final Pattern LENGTH =
      Pattern.compile("([+-]?)([0-9]{1,10}(?:\\.[0-9]{1,6})?) ?(us|ms|s|min|h|)");
  private static final Pattern COLONS =
      Pattern.compile("([+-]?)(?:([0-9]{1,4}):)?([0-9]{1,2}):([0-9]{2}(?:\\.[0-9]{1,6})?)");
  private static final BigDecimal SECOND = BigDecimal.valueOf(1_000_000);

  private Amounts() {}

  /**
   * Whole microseconds.
   *
   * @throws UnsealException {@code USAGE}
   */
  public static long micros(String typed) {
    String text = typed.strip();
    Matcher colons = COLONS.matcher(text);
    if (colons.matches()) {
      BigDecimal seconds =
          new BigDecimal(colons.group(4))
              .add(BigDecimal.valueOf(60L * Long.parseLong(colons.group(3))))
              .add(
                  BigDecimal.valueOf(
                      3600L * (colons.group(2) == null ? 0 : Long.parseLong(colons.group(2)))));
      return sign(colons.group(1), seconds.multiply(SECOND));
    }
    Matcher length = LENGTH.matcher(text);
    if (!length.matches()) {
      throw usage(typed);
    }
    BigDecimal unit =
        switch (length.group(3)) {
          case "us" -> BigDecimal.ONE;
          case "ms" -> BigDecimal.valueOf(1000);
          case "min" -> BigDecimal.valueOf(60_000_000L);
          case "h" -> BigDecimal.valueOf(3_600_000_000L);
          default -> SECOND;
        };
    return sign(length.group(1), new BigDecimal(length.group(2)).multiply(unit));
  }

  private static long sign(String sign, BigDecimal micros) {
    // Six digits of a second are whole microseconds; fewer than that of a microsecond are not.
    long value = micros.setScale(0, RoundingMode.HALF_UP).longValueExact();
    return sign.equals("-") ? -value : value;
  }

  /**
   * {@code LOW..HIGH}, or one length alone.
   *
   * @throws UnsealException {@code USAGE}
   */
  public static Range range(String typed) {
    int dots = typed.indexOf("..");
    long low = micros(dots < 0 ? typed : typed.substring(0, dots));
    long high = dots < 0 ? low : micros(typed.substring(dots + 2));
    if (high < low) {
      throw new UnsealException(
          ErrorCode.USAGE, "%s ends before it begins; type the smaller first".formatted(typed));
    }
    return new Range(low, high);
  }

  private static UnsealException usage(String typed) {
    return new UnsealException(
        ErrorCode.USAGE,
        "%s is no length of time; type 1.5s, 40ms, 2min or 1:02.5".formatted(typed));
  }
}
