package org.unseal.proof.time;

/**
 * Counts what a solution costs, so that a stranger's statements end in time. One count is about
 * what one edge costs. One thread.
 */
final class Work {
  private static final long MOST = 3_000_000_000L;

  private long left;

  Work() {
    this(MOST);
  }

  Work(long most) {
    left = most;
  }

  void spend(long amount) throws TooMuchException {
    left -= amount;
    if (left < 0) {
      throw new TooMuchException("these statements take too long to solve");
    }
  }
}
