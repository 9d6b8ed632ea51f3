package org.unseal.media.libav;

import org.unseal.testkit.natives.NativeCensus;

/** What this module's tests must leave as they found it. */
public final class OpenNativesCensus implements NativeCensus {
  /** Made by the service loader. */
  public OpenNativesCensus() {}

  @Override
  public int open() {
    return OpenNatives.count();
  }
}
