package org.unseal.cli.process;

import java.util.concurrent.CountDownLatch;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/** Whether a person asked to stop. Asked once, for good; any thread. */
public final class Cancellation {
  private final CountDownLatch asked = new CountDownLatch(1);

  /** From now on {@link #throwIfAsked} throws. */
  public void ask() {
    asked.countDown();
  }

  /** Whether {@link #ask} was called. */
  public boolean asked() {
    return asked.getCount() == 0;
  }

  /** Returns while nobody asked; afterwards throws with code {@code CANCELLED}. */
  public void throwIfAsked() {
    if (asked()) {
      throw new UnsealException(ErrorCode.CANCELLED, "stopped");
    }
  }

  /** Returns once somebody asks. */
  public void await() throws InterruptedException {
    asked.await();
  }
}
