package org.unseal.engine.dispatch.continuity;

import static java.util.Objects.requireNonNull;

/** From when to when a recorder says that a file goes. */
public record RecordedSpan(Bounds start, Bounds end) {
  public RecordedSpan {
    requireNonNull(start, "start");
    requireNonNull(end, "end");
  }

  /** As short as it can be; negative where the recorder contradicts itself. */
  public long shortest() {
    return end.earliest() - start.latest();
  }

  /** As long as it can be. */
  public long longest() {
    return end.latest() - start.earliest();
  }
}
