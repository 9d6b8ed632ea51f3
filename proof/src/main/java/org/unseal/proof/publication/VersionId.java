package org.unseal.proof.publication;

import java.util.regex.Pattern;

/**
 * Which version of a case's publication: {@code v1} and so on, also the name of its folder.
 *
 * @param number from 1
 */
public record VersionId(int number) implements Comparable<VersionId> {
  private static final int HIGHEST = 9999;
  private static final Pattern NAME = Pattern.compile("v[1-9][0-9]{0,3}");

  public VersionId {
    if (number < 1 || number > HIGHEST) {
      throw new IllegalArgumentException("a version is of 1 to " + HIGHEST);
    }
  }

  /** Whether this is the name of one. */
  public static boolean is(String name) {
    return NAME.matcher(name).matches();
  }

  /**
   * The version of this name.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static VersionId parse(String name) {
    if (!is(name)) {
      throw new IllegalArgumentException("a version is named v1, v2 and so on");
    }
    return new VersionId(Integer.parseInt(name.substring(1)));
  }

  @Override
  public int compareTo(VersionId other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return "v" + number;
  }
}
