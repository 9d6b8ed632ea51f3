package org.unseal.engine.burnedin;

import java.util.Map;

/** Pages of clocks, for tests of other packages. */
public final class ClockPages {
  private ClockPages() {}

  /** The page on which a person reads a clock for the first time. */
  public static byte[] first(String recording) {
    ClockPage page = new ClockPage(recording, 44_667_000);
    page.first(new byte[] {1}, Map.of(1L, new byte[] {2}));
    return page.bytes();
  }
}
