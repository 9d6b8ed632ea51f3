package org.unseal.bench.players;

import java.util.List;
import java.util.OptionalLong;
import org.unseal.model.picture.Box;

/** Looks at pictures of three bytes a pixel, without gaps. */
final class RawPicture {
  /** Of one picture. */
  static final int BYTES = TestPicture.SIZE.width() * TestPicture.SIZE.height() * 3;

  private RawPicture() {}

  static Look look(byte[] pixels, int offset, OptionalLong micros, List<Box> spots) {
    int[] levels = new int[3 * spots.size()];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = mean(pixels, offset + i % 3, spots.get(i / 3));
    }
    return new Look(micros, levels);
  }

  private static int mean(byte[] pixels, int offset, Box spot) {
    int sum = 0;
    for (int y = spot.top(); y < spot.bottom(); y++) {
      for (int x = spot.left(); x < spot.right(); x++) {
        sum += pixels[offset + 3 * (y * TestPicture.SIZE.width() + x)] & 0xFF;
      }
    }
    return sum / ((spot.right() - spot.left()) * (spot.bottom() - spot.top()));
  }
}
