package org.unseal.campus.clock;

import java.util.SplittableRandom;
import org.unseal.model.picture.PictureSize;

/** Draws what is behind a clock: no scene that anybody would know, but as hard on an encoder. */
final class Ground {
  private static final int PATCH = 8;
  private static final int NOISE = 1 << 16;

  private final PictureSize size;
  private final ClockClip.Backdrop backdrop;
  private final SplittableRandom random;
  private final byte[] ground;
  private final byte[] noise = new byte[NOISE];
  private final byte[] planes;

  Ground(PictureSize size, ClockClip.Backdrop backdrop, long seed) {
    this.size = size;
    this.backdrop = backdrop;
    random = new SplittableRandom(seed);
    double sigma = backdrop == ClockClip.Backdrop.NIGHT ? 7 : 2;
    for (int i = 0; i < NOISE; i++) {
      noise[i] = (byte) Math.clamp(Math.round(random.nextGaussian() * sigma), -60, 60);
    }
    ground = new byte[size.width() * size.height()];
    int across = size.width() / PATCH + 1;
    int[] patches = new int[across * (size.height() / PATCH + 1)];
    for (int i = 0; i < patches.length; i++) {
      patches[i] = random.nextInt(-22, 23);
    }
    int middle = backdrop == ClockClip.Backdrop.NIGHT ? 44 : 118;
    for (int y = 0; y < size.height(); y++) {
      for (int x = 0; x < size.width(); x++) {
        ground[y * size.width() + x] = (byte) (middle + patches[y / PATCH * across + x / PATCH]);
      }
    }
    planes = new byte[ground.length + 2 * ((size.width() + 1) / 2) * ((size.height() + 1) / 2)];
    java.util.Arrays.fill(planes, ground.length, planes.length, (byte) 128);
  }

  int bytes() {
    return planes.length;
  }

  /** The picture; drawn into and used again by the next call. */
  byte[] at(int frame, long media) {
    boolean moving = backdrop == ClockClip.Backdrop.MOVING;
    SplittableRandom grain = new SplittableRandom(frame * 77L + 5);
    int width = size.width();
    for (int y = 0; y < size.height(); y++) {
      int offset = grain.nextInt(NOISE - width);
      for (int x = 0; x < width; x++) {
        int level = ground[y * width + x] & 255;
        if (moving) {
          level = drifting(level, x, y, media);
        }
        planes[y * width + x] = (byte) Math.clamp(level + noise[offset + x], 16, 235);
      }
    }
    java.util.Arrays.fill(planes, ground.length, planes.length, (byte) 128);
    return planes;
  }

  /** Things of three sizes and brightnesses that pass at their own speeds, never in step. */
  private static int drifting(int level, int x, int y, long media) {
    int row = y / 40;
    int speed = 37 + row * 13 % 29;
    int at = (int) Math.floorMod(x + (row % 2 == 0 ? 1 : -1) * (media * speed / 1_000_000), 173L);
    if (at < 26) {
      return 200;
    }
    return at > 70 && at < 112 ? 50 : level;
  }
}
