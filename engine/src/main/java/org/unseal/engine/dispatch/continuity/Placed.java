package org.unseal.engine.dispatch.continuity;

import static java.util.Objects.requireNonNull;

/**
 * One instant on two time lines: where it is in the recording, and what another clock says of it.
 */
public record Placed(Bounds media, Bounds clock) {
  public Placed {
    requireNonNull(media, "media");
    requireNonNull(clock, "clock");
  }
}
