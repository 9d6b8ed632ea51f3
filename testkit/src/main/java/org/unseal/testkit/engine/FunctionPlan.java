package org.unseal.testkit.engine;

import java.util.function.IntFunction;
import org.unseal.engine.port.CoverPlan;
import org.unseal.engine.port.CoverSource;
import org.unseal.model.plan.FrameCover;

/** A plan that a function gives, frame by frame. */
public record FunctionPlan(int frames, IntFunction<FrameCover> covers) implements CoverPlan {
  @Override
  public CoverSource read() {
    return new CoverSource() {
      private int next;

      @Override
      public FrameCover coverOf(int frame) {
        if (frame != next++) {
          throw new IllegalArgumentException("frame " + frame + " out of order");
        }
        return covers.apply(frame);
      }

      @Override
      public void requireUnchanged() {}

      @Override
      public void close() {}
    };
  }
}
