package org.unseal.proof.json;

import java.io.Serial;

/** A text is not the JSON that is asked for; the message says where and why. */
public final class MalformedJsonException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  /** What is wrong, and where. */
  public MalformedJsonException(String message) {
    super(message);
  }
}
