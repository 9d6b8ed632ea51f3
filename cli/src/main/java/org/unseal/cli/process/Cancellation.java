package org.unseal.cli.process;

import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/** Whether a person asked to stop. Asked once, for good; any thread. */
public final class Cancellation {
  private volatile boolean asked;

  /** From now on {@link #throwIfAsked} throws. */
  public void ask() {
    asked = true;
  }

  /** Whether {@link #ask} was called. */
  public boolean asked() {
    return asked;
  }

  /** Returns while nobody asked; afterwards throws with code {@code CANCELLED}. */
  public void throwIfAsked() {
    if (asked) {
      throw new UnsealException(ErrorCode.CANCELLED, "stopped");
    }
  }
}
