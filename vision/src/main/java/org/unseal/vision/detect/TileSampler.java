package org.unseal.vision.detect;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.unseal.engine.port.PictureView;
import org.unseal.model.picture.Box;
import org.unseal.vision.models.InputRules;

/**
 * Scales part of a picture and turns it into the planes of numbers that a model wants: luminance
 * bilinear, chroma nearest, BT.601 with the picture's range. What lies outside the region is black.
 * Holds its buffers from one tile to the next; one thread.
 */
final class TileSampler {
  private static final double HALF = 0.5;
  private final InputRules rules;
  private FloatBuffer planes = FloatBuffer.allocate(0);
  private byte[] upper = {};
  private byte[] lower = {};
  private byte[] chroma = {};
  private float[] luma = {};
  private float[] spread = {};
  private float[] redPart = {};
  private float[] greenPart = {};
  private float[] bluePart = {};
  private float[] red = {};
  private float[] green = {};
  private float[] blue = {};
  private int[] column = {};
  private float[] share = {};
  private int[] chromaColumn = {};

  TileSampler(InputRules rules) {
    this.rules = rules;
  }

  /**
   * Fills a tile.
   *
   * @param left of the tile in pixels of the scaled region
   * @param top likewise
   * @return the planes, direct, from position 0; good until the next call
   */
  FloatBuffer sample(PictureView picture, TilePlan plan, int left, int top) {
    int width = plan.tile().width();
    int height = plan.tile().height();
    Box region = plan.region();
    int usedWidth = used(region.width() * plan.scale() - left, width);
    int usedHeight = used(region.height() * plan.scale() - top, height);
    prepare(width, height, region);
    prepareColumns(plan, left, usedWidth);
    float black = (0 - rules.mean()) / rules.divisor();
    Arrays.fill(red, 0, width, black);
    Arrays.fill(green, 0, width, black);
    Arrays.fill(blue, 0, width, black);
    for (int row = 0; row < usedHeight; row++) {
      double y = (top + row + HALF) / plan.scale() - HALF;
      readLuma(picture, region, y);
      readChroma(picture, region, Math.clamp(Math.round(y), 0, region.height() - 1));
      convert(picture.fullRange(), plan.scale() == 1, usedWidth);
      put(row, width, height);
    }
    Arrays.fill(red, 0, width, black);
    Arrays.fill(green, 0, width, black);
    Arrays.fill(blue, 0, width, black);
    for (int row = usedHeight; row < height; row++) {
      put(row, width, height);
    }
    return planes;
  }

  private static int used(double rest, int length) {
    return Math.clamp((long) Math.ceil(rest), 1, length);
  }

  private void prepare(int width, int height, Box region) {
    if (planes.capacity() < 3 * width * height) {
      planes =
          ByteBuffer.allocateDirect(3 * width * height * Float.BYTES)
              .order(ByteOrder.nativeOrder())
              .asFloatBuffer();
    }
    if (red.length < width) {
      spread = new float[width];
      red = new float[width];
      green = new float[width];
      blue = new float[width];
      column = new int[width];
      share = new float[width];
      chromaColumn = new int[width];
    }
    if (upper.length < region.width()) {
      upper = new byte[region.width()];
      lower = new byte[region.width()];
      luma = new float[region.width() + 1];
      int chromaWidth = region.width() / 2 + 2;
      chroma = new byte[chromaWidth];
      redPart = new float[chromaWidth];
      greenPart = new float[chromaWidth];
      bluePart = new float[chromaWidth];
    }
  }

  /** Where each of the tile's columns comes from, counted from the region's left edge. */
  private void prepareColumns(TilePlan plan, int left, int usedWidth) {
    int last = plan.region().width() - 1;
    int chromaFrom = plan.region().left() / 2;
    for (int i = 0; i < usedWidth; i++) {
      double x = Math.clamp((left + i + HALF) / plan.scale() - HALF, 0, last);
      column[i] = (int) x;
      share[i] = (float) (x - (int) x);
      chromaColumn[i] = (plan.region().left() + (int) Math.round(x)) / 2 - chromaFrom;
    }
  }

  private void readLuma(PictureView picture, Box region, double y) {
    int last = region.height() - 1;
    double at = Math.clamp(y, 0, last);
    int row = (int) at;
    float weight = (float) (at - row);
    ByteBuffer plane = picture.plane(0);
    int stride = picture.stride(0);
    int width = region.width();
    int start = (region.top() + row) * stride + region.left();
    plane.get(start, upper, 0, width);
    if (weight == 0) {
      for (int x = 0; x < width; x++) {
        luma[x] = upper[x] & 0xff;
      }
    } else {
      plane.get(start + stride, lower, 0, width);
      for (int x = 0; x < width; x++) {
        float above = upper[x] & 0xff;
        luma[x] = above + ((lower[x] & 0xff) - above) * weight;
      }
    }
    luma[width] = luma[width - 1];
  }

  /** The colours' parts of a row of the region, in grey levels. */
  private void readChroma(PictureView picture, Box region, int row) {
    int from = region.left() / 2;
    int width = (region.right() - 1) / 2 - from + 1;
    int line = (region.top() + row) / 2;
    // Full range has no headroom to stretch; limited range has 224 steps of chroma.
    float stretch = picture.fullRange() ? 1f : 255f / 224f;
    picture.plane(1).get(line * picture.stride(1) + from, chroma, 0, width);
    for (int x = 0; x < width; x++) {
      float cb = ((chroma[x] & 0xff) - 128) * stretch;
      greenPart[x] = -0.344136f * cb;
      bluePart[x] = 1.772f * cb;
    }
    picture.plane(2).get(line * picture.stride(2) + from, chroma, 0, width);
    for (int x = 0; x < width; x++) {
      float cr = ((chroma[x] & 0xff) - 128) * stretch;
      redPart[x] = 1.402f * cr;
      greenPart[x] -= 0.714136f * cr;
    }
  }

  private void convert(boolean fullRange, boolean straight, int usedWidth) {
    float stretch = fullRange ? 1f : 255f / 219f;
    float offset = fullRange ? 0f : -16f * stretch;
    if (straight) {
      // Columns one to one: no weights and no jumps, which is several times as fast.
      int first = column[0];
      for (int i = 0; i < usedWidth; i++) {
        spread[i] = luma[first + i] * stretch + offset;
      }
    } else {
      for (int i = 0; i < usedWidth; i++) {
        float left = luma[column[i]];
        spread[i] = (left + (luma[column[i] + 1] - left) * share[i]) * stretch + offset;
      }
    }
    float factor = 1 / rules.divisor();
    float mean = rules.mean();
    paint(redPart, red, usedWidth, factor, mean);
    paint(greenPart, green, usedWidth, factor, mean);
    paint(bluePart, blue, usedWidth, factor, mean);
  }

  private void paint(float[] part, float[] into, int usedWidth, float factor, float mean) {
    for (int i = 0; i < usedWidth; i++) {
      into[i] = (clip(spread[i] + part[chromaColumn[i]]) - mean) * factor;
    }
  }

  private static float clip(float value) {
    // Not Math.max and min, which take care of NaN and are slower by far.
    return value < 0f ? 0f : value > 255f ? 255f : value;
  }

  private void put(int row, int width, int height) {
    boolean redFirst = rules.colours() == InputRules.Colours.RGB;
    int plane = width * height;
    planes.put(row * width, redFirst ? red : blue, 0, width);
    planes.put(plane + row * width, green, 0, width);
    planes.put(2 * plane + row * width, redFirst ? blue : red, 0, width);
  }
}
