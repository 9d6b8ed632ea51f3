package org.unseal.campus.draw;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.unseal.campus.scene.CameraClock;
import org.unseal.campus.scene.ClockStyle;
import org.unseal.model.picture.PictureSize;

/**
 * Turns a drawn picture into what a camera's chip delivers: 8-bit 4:2:0, limited range, BT.601,
 * with the light of the moment, noise, and the clock written over it. One thread.
 */
final class Sensor {
  private static final int TILE = 1 << 16;

  private final PictureSize size;
  private final long seed;
  private final byte[] lumaNoise;
  private final byte[] chromaNoise;
  private final byte[] planes;
  private final int[] gainRow;
  private @Nullable ClockPainter clocks;

  /**
   * @param noise standard deviation in levels of luminance; colour has half of it
   */
  Sensor(PictureSize size, double noise, long seed) {
    this.size = size;
    this.seed = seed;
    lumaNoise = tile(noise, seed);
    chromaNoise = tile(noise * 0.5, seed + 1);
    int chroma = ((size.width() + 1) / 2) * ((size.height() + 1) / 2);
    planes = new byte[size.width() * size.height() + 2 * chroma];
    gainRow = new int[size.width()];
  }

  private static byte[] tile(double sigma, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] tile = new byte[TILE];
    for (int i = 0; i < TILE; i++) {
      tile[i] = (byte) Math.clamp(Math.round(random.nextGaussian() * sigma), -120, 120);
    }
    return tile;
  }

  /**
   * Reads a picture out. The array returned is used again by the next call.
   *
   * @param rgb 0xRRGGBB row by row
   */
  byte[] expose(int[] rgb, int frame, GainMap gain) {
    int width = size.width();
    int height = size.height();
    int chromaWidth = (width + 1) / 2;
    int u0 = width * height;
    int v0 = u0 + chromaWidth * ((height + 1) / 2);
    boolean lit = !gain.isEven();
    int even = gain.evenGain();
    for (int y = 0; y < height; y++) {
      if (lit) {
        gain.row(y, gainRow);
      } else if (y == 0) {
        java.util.Arrays.fill(gainRow, even);
      }
      luma(rgb, y, width, noiseAt(frame, y, 0, width));
      if ((y & 1) == 0) {
        int row = (y / 2) * chromaWidth;
        chroma(rgb, y, u0 + row, v0 + row, noiseAt(frame, y, 1, chromaWidth));
      }
    }
    return planes;
  }

  private int noiseAt(int frame, int row, int plane, int length) {
    return (int) Math.floorMod(Grain.hash(seed, frame, row * 2L + plane), (long) TILE - length);
  }

  private void luma(int[] rgb, int y, int width, int noise) {
    int at = y * width;
    for (int x = 0; x < width; x++) {
      int p = rgb[at + x];
      int bright = (66 * (p >> 16 & 255) + 129 * (p >> 8 & 255) + 25 * (p & 255) + 128) >> 8;
      int level = 16 + ((bright * gainRow[x]) >> 8) + lumaNoise[noise + x];
      planes[at + x] = (byte) Math.max(16, Math.min(235, level));
    }
  }

  private void chroma(int[] rgb, int y, int u, int v, int noise) {
    int width = size.width();
    int at = y * width;
    int below = y + 1 < size.height() ? width : 0;
    for (int x = 0, c = 0; x < width; x += 2, c++) {
      int right = x + 1 < width ? 1 : 0;
      int a = rgb[at + x];
      int b = rgb[at + x + right];
      int d = rgb[at + x + below];
      int e = rgb[at + x + below + right];
      int red = (a >> 16 & 255) + (b >> 16 & 255) + (d >> 16 & 255) + (e >> 16 & 255);
      int green = (a >> 8 & 255) + (b >> 8 & 255) + (d >> 8 & 255) + (e >> 8 & 255);
      int blue = (a & 255) + (b & 255) + (d & 255) + (e & 255);
      int g = Math.min(gainRow[x], 320);
      int cb = ((-38 * red - 74 * green + 112 * blue) / 1024 * g) >> 8;
      int cr = ((112 * red - 94 * green - 18 * blue) / 1024 * g) >> 8;
      planes[u + c] = (byte) Math.clamp(128 + cb + chromaNoise[noise + c], 16, 240);
      planes[v + c] = (byte) Math.clamp(128 + cr + chromaNoise[TILE - 1 - noise - c], 16, 240);
    }
  }

  /** Writes the clock over what was read out, as recorders do. */
  void stamp(CameraClock clock, long time, boolean bottom) {
    ClockStyle.Corner corner = bottom ? ClockStyle.Corner.BOTTOM_RIGHT : clock.style().corner();
    if (clocks == null) {
      clocks = new ClockPainter(size, clock.style(), corner);
    }
    clocks.paint(planes, clock.text(time));
  }
}
