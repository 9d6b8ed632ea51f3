package org.unseal.model.failure;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A run that can't go on. The code is stable across versions; the message is one line for a person:
 * what, where, what to do. The message may repeat a path that the user typed, so it goes to the
 * terminal and never to a log or a report: those carry the code.
 */
public final class UnsealException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final ErrorCode code;

  public UnsealException(ErrorCode code, String message) {
    this(code, message, null);
  }

  public UnsealException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = requireNonNull(code, "code");
  }

  public ErrorCode code() {
    return code;
  }
}
