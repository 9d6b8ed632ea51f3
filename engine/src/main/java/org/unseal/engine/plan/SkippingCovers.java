package org.unseal.engine.plan;

import org.unseal.engine.port.CoverPlan;
import org.unseal.engine.port.CoverSource;
import org.unseal.model.plan.FrameCover;

/** Says what is covered in frames of which some are left out. One thread. */
public final class SkippingCovers implements CoverSource {
  private final CoverSource covers;
  private int next;

  /** Opens the plan at its first frame. */
  public SkippingCovers(CoverPlan plan) {
    this.covers = plan.read();
  }

  /** Asked in increasing order. */
  @Override
  public FrameCover coverOf(int frame) {
    while (next < frame) {
      covers.coverOf(next++);
    }
    FrameCover cover = covers.coverOf(frame);
    next++;
    return cover;
  }

  @Override
  public void requireUnchanged() {
    covers.requireUnchanged();
  }

  @Override
  public void close() {
    covers.close();
  }
}
