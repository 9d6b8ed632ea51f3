package org.unseal.proof.release;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;
import org.unseal.proof.digest.Digest;

/**
 * One file of a release.
 *
 * @param name below the release's folder, with {@code /} between its parts; whoever opens it asks
 *     {@link #safe} first
 * @param bytes its length
 */
public record ReleaseFile(String name, Digest sha256, long bytes) {
  private static final int LONGEST_NAME = 255;
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

  public ReleaseFile {
    requireNonNull(name, "name");
    requireNonNull(sha256, "sha256");
    if (bytes < 0) {
      throw new IllegalArgumentException(bytes + " bytes");
    }
  }

  /**
   * Whether a file of this name lies below the release's folder wherever that is: parts of letters,
   * digits, dots, underscores and hyphens that do not begin or end with a dot.
   */
  public static boolean safe(String name) {
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      return false;
    }
    for (String part : name.split("/", -1)) {
      if (!PART.matcher(part).matches() || part.endsWith(".")) {
        return false;
      }
    }
    return true;
  }
}
