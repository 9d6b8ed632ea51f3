package org.unseal.engine.key;

import java.util.Locale;
import java.util.regex.Pattern;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * What a user calls a key of their own; also a part of a file's name.
 *
 * @param value 1 to 40 lower-case letters, digits and hyphens
 */
public record KeyName(String value) implements Comparable<KeyName> {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9-]{1,40}");

  /** The one that is made on first use. */
  public static final KeyName OWN = new KeyName("own");

  public KeyName {
    if (!SHAPE.matcher(value).matches()) {
      throw new UnsealException(
          ErrorCode.USAGE,
          "a key's name has 1 to 40 lower-case letters, digits and hyphens; choose such a name");
    }
  }

  static boolean fits(String value) {
    return SHAPE.matcher(value).matches();
  }

  /** As a part of the name of an environment variable. */
  public String inCapitals() {
    return value.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  @Override
  public int compareTo(KeyName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
