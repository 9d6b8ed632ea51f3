package org.unseal.proof.time;

import java.io.Serial;

/** Statements are more, or larger, than what is solved here; nothing is said about them. */
public final class TooMuchException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  TooMuchException(String message) {
    super(message);
  }
}
