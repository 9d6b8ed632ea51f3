package org.unseal.media.libav;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many native objects of this module's owners are open in the process: what a test compares
 * before and after. Every owner opens one when it has its object and closes it when it frees it.
 */
public final class OpenNatives {
  private static final AtomicInteger OPEN = new AtomicInteger();

  private OpenNatives() {}

  /** How many are open now. */
  public static int count() {
    return OPEN.get();
  }

  /** An owner got its object. */
  public static void opened() {
    OPEN.incrementAndGet();
  }

  /** An owner freed its object. */
  public static void closed() {
    OPEN.decrementAndGet();
  }
}
