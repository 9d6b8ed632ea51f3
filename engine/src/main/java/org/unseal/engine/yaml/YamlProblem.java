package org.unseal.engine.yaml;

import static java.util.Objects.requireNonNull;

/** Something in a document that can't stand, and where it is. */
public record YamlProblem(YamlNode.Place place, String message) {
  public YamlProblem {
    requireNonNull(place, "place");
    requireNonNull(message, "message");
  }

  /** As compilers write it. */
  @Override
  public String toString() {
    return place.line() + ":" + place.column() + ": " + message;
  }
}
