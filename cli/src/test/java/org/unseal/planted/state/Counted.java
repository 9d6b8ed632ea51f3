package org.unseal.planted.state;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts for everybody. */
public final class Counted {
  /** Changed by whoever comes along. */
  public static final AtomicInteger COUNT = new AtomicInteger();

  private Counted() {}
}
