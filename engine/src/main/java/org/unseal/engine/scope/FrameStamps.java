package org.unseal.engine.scope;

import java.time.LocalDateTime;
import java.util.Optional;

/** When the frames of one recording were, on one clock, as well as it is known. */
@FunctionalInterface
public interface FrameStamps {
  /** Where nothing is known of any frame. */
  FrameStamps UNKNOWN = _ -> Optional.empty();

  /**
   * Between which times on that clock the frame was.
   *
   * @param frame in presentation order, from 0
   */
  Optional<Stamp> of(int frame);

  /**
   * A time that is known to within an interval.
   *
   * @param latest not before {@code earliest}; both may be the time
   */
  record Stamp(LocalDateTime earliest, LocalDateTime latest) {
    public Stamp {
      if (latest.isBefore(earliest)) {
        throw new IllegalArgumentException("ends before it begins");
      }
    }
  }
}
