package org.unseal.proof.verify;

/** How many bytes may still be read or digested to explain findings: a bound for time. */
final class ByteBudget {
  private long left;

  ByteBudget(long bytes) {
    left = bytes;
  }

  /** Takes so many; false, and takes nothing, where they are not left. */
  boolean take(long bytes) {
    if (bytes > left) {
      return false;
    }
    left -= bytes;
    return true;
  }

  /** Nothing is left from now on. */
  void end() {
    left = 0;
  }

  boolean any() {
    return left > 0;
  }
}
