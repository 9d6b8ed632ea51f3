package org.unseal.engine.dispatch.continuity;

/**
 * An instant that is known to lie within bounds, both included, in microseconds: since 1970 of a
 * clock, or since the start of a recording.
 */
public record Bounds(long earliest, long latest) {
  /** Beyond is nobody's time: about the years -31700 to 35700. */
  private static final long FARTHEST = 1_000_000_000_000_000_000L;

  public Bounds {
    if (latest < earliest || earliest < -FARTHEST || latest > FARTHEST) {
      throw new IllegalArgumentException("no bounds: " + earliest + ".." + latest);
    }
  }

  /** The same with this much more on both sides. */
  public Bounds widened(long by) {
    return new Bounds(earliest - by, latest + by);
  }
}
