package org.unseal.engine.log;

import static java.util.Objects.requireNonNull;

/**
 * A log in the two forms that there are of it.
 *
 * @param open what may be published
 * @param internal the same rows with the case's notes
 */
public record MadeLog<L extends PublicLog>(L open, InternalLog internal) {
  public MadeLog {
    requireNonNull(open, "open");
    requireNonNull(internal, "internal");
  }
}
