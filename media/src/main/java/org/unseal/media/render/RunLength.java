package org.unseal.media.render;

import org.unseal.model.picture.PictureSize;

/**
 * How many pictures are encoded as one run. A function of the size alone: the output's bytes depend
 * on it, so it must not depend on the machine.
 */
final class RunLength {
  private static final int LONGEST = 64;
  private static final int SHORTEST = 8;
  // Whole runs wait to be encoded, so large pictures have shorter ones: 64 of 1280x720, 28 of
  // 1920x1080, 8 of 3840x2160.
  private static final long PIXELS = 64L * 1280 * 720;

  private RunLength() {}

  static int of(PictureSize size) {
    return Math.clamp(PIXELS / size.pixels(), SHORTEST, LONGEST);
  }
}
