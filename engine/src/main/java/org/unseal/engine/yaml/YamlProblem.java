package org.unseal.engine.yaml;

import static java.util.Objects.requireNonNull;

import org.unseal.engine.text.SafeText;

/**
 * Something in a document that can't stand, and where it is.
 *
 * @param message one line; what it repeats of the document does nothing on a terminal
 */
public record YamlProblem(YamlNode.Place place, String message) {
  private static final int LONGEST = 1000;

  public YamlProblem {
    requireNonNull(place, "place");
    message = SafeText.line(message, LONGEST);
  }

  /** As compilers write it. */
  @Override
  public String toString() {
    return place.line() + ":" + place.column() + ": " + message;
  }
}
