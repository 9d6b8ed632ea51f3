package org.unseal.model.reported;

import java.math.BigInteger;

/**
 * A number as a code's symbols and back. 521 is a prime of which 23 is a primitive root: that is
 * what finds every wrong symbol and every two that changed places.
 */
final class ReportSymbols {
  private static final String PREFIX = "R1";

  /** Of two that are mixed up when read or written neither is here. */
  private static final String SYMBOLS = "34679ACDEFGHJKMNPQRTWXY";

  private static final int GROUP = 4;
  private static final BigInteger BASE = BigInteger.valueOf(SYMBOLS.length());
  private static final BigInteger CHECKS = BASE.multiply(BASE);
  private static final BigInteger PRIME = BigInteger.valueOf(521);

  private ReportSymbols() {}

  static String text(BigInteger number) {
    BigInteger shifted = number.multiply(CHECKS);
    BigInteger left = shifted.add(BigInteger.ONE.subtract(shifted).mod(PRIME));
    StringBuilder symbols = new StringBuilder();
    while (left.signum() > 0) {
      BigInteger[] parts = left.divideAndRemainder(BASE);
      symbols.append(SYMBOLS.charAt(parts[1].intValue()));
      left = parts[0];
    }
    symbols.reverse();
    StringBuilder text = new StringBuilder(PREFIX);
    for (int i = 0; i < symbols.length(); i += GROUP) {
      text.append('-').append(symbols, i, Math.min(i + GROUP, symbols.length()));
    }
    return text.toString();
  }

  static BigInteger number(String text) throws MalformedReportCodeException {
    String plain = plain(text);
    if (!plain.startsWith(PREFIX)) {
      throw new MalformedReportCodeException("a code begins with R1-");
    }
    BigInteger number = BigInteger.ZERO;
    for (int i = PREFIX.length(); i < plain.length(); i++) {
      int symbol = SYMBOLS.indexOf(plain.charAt(i));
      if (symbol < 0) {
        throw new MalformedReportCodeException(
            "no code has the character at place %d; it has digits and letters of %s only"
                .formatted(i - PREFIX.length() + 1, SYMBOLS));
      }
      if (symbol == 0 && number.signum() == 0) {
        throw new MalformedReportCodeException("it begins with a symbol too many");
      }
      number = number.multiply(BASE).add(BigInteger.valueOf(symbol));
    }
    BigInteger[] parts = number.divideAndRemainder(CHECKS);
    if (!number.mod(PRIME).equals(BigInteger.ONE) || parts[1].compareTo(PRIME) >= 0) {
      throw new MalformedReportCodeException(
          "a symbol is wrong or missing, or two changed places; ask for it again");
    }
    if (parts[0].signum() == 0) {
      throw new MalformedReportCodeException("it ends too early");
    }
    return parts[0];
  }

  /**
   * In capitals, without what counts for nothing; the letters of English alone are made capitals.
   */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (each != ' ' && each != '-') {
        plain.append(each >= 'a' && each <= 'z' ? (char) (each - 'a' + 'A') : each);
      }
    }
    return plain.toString();
  }
}
