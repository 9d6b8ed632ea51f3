package org.unseal.testkit.natives;

/** Counts the native objects of one module that are open. */
@FunctionalInterface
public interface NativeCensus {
  /** How many are open in this process now. */
  int open();
}
