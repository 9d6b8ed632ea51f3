package org.unseal.vision;

import org.unseal.model.recording.FootageFacts;

/** How fast a recording goes, by what its container lists: good for strides, not for counting. */
final class Pace {
  private Pace() {}

  /** Frames in a second, 1 to 240; 10 where nothing is known. */
  static int framesPerSecond(FootageFacts facts) {
    long micros = facts.timeBase().toMicroseconds(Math.max(0, facts.durationTicks()));
    if (micros == 0 || facts.codedPictures() == 0) {
      return 10;
    }
    return Math.clamp(Math.ceilDiv(facts.codedPictures() * 1_000_000L, micros), 1, 240);
  }
}
