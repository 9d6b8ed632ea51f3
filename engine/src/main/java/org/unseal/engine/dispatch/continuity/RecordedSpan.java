package org.unseal.engine.dispatch.continuity;

/**
 * How long a recorder says that a file goes, in microseconds.
 *
 * @param shortest as short as it can be; negative where the recorder contradicts itself
 * @param longest as long as it can be
 */
public record RecordedSpan(long shortest, long longest) {
  public RecordedSpan {
    if (longest < shortest) {
      throw new IllegalArgumentException("no span: " + shortest + ".." + longest);
    }
  }

  /** From one instant to another. */
  public static RecordedSpan between(Bounds start, Bounds end) {
    return new RecordedSpan(end.earliest() - start.latest(), end.latest() - start.earliest());
  }
}
