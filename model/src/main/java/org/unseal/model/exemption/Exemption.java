package org.unseal.model.exemption;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * A ground for keeping something back.
 *
 * @param code short and unique across all packs, as it stands in logs: {@code FL-119.071-2-C}
 * @param citation as lawyers write it
 * @param text what it is about, in plain words; never the statute's own
 * @param force whether the agency has a choice
 * @param lawAsOf the day of the law that was read
 * @param source where it can be read
 * @param check what to check before it is used
 */
public record Exemption(
    String code,
    String citation,
    String text,
    Force force,
    LocalDate lawAsOf,
    String source,
    String check) {
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9.-]{1,39}");

  public Exemption {
    if (!isCode(code)) {
      throw new IllegalArgumentException("not the code of an exemption");
    }
    requireNonNull(citation, "citation");
    requireNonNull(text, "text");
    requireNonNull(force, "force");
    requireNonNull(lawAsOf, "lawAsOf");
    requireNonNull(source, "source");
    requireNonNull(check, "check");
  }

  /** Whether this has the shape of a code. */
  public static boolean isCode(String text) {
    return CODE.matcher(text).matches();
  }

  /** Whether an agency has a choice. */
  public enum Force {
    /** It must keep it back. */
    MANDATORY,
    /** It may. */
    DISCRETIONARY
  }
}
