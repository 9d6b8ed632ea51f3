package org.unseal.cli.inspect;

import java.time.Duration;

/**
 * What a file may cost that is looked into.
 *
 * @param memory bytes of data of the other process
 * @param stall how long it may be without getting on
 * @param least how long it may take in all, however small it is
 * @param bytesPerSecond it may take as much longer as this asks for
 */
record InspectionLimits(long memory, Duration stall, Duration least, long bytesPerSecond) {
  /** A slow machine under load stays within these. */
  static final InspectionLimits USUAL =
      new InspectionLimits(2L << 30, Duration.ofMinutes(2), Duration.ofMinutes(20), 1L << 19);

  Duration longest(long bytes) {
    return least.plusSeconds(bytes / bytesPerSecond);
  }
}
