package org.unseal.media.render;

import java.nio.ByteBuffer;
import java.util.List;
import org.unseal.media.libav.Picture;
import org.unseal.model.picture.Box;
import org.unseal.model.plan.FrameCover;

/**
 * Holds what the encoder made of a run against what it was given: how alike the pictures are
 * outside the masks, and whether the masks are what they should be. The encoder's own
 * reconstruction is what every decoder shows. One thread.
 */
final class RunQuality {
  /** A run that is less like its source than this is encoded again. */
  static final int ENOUGH_MILLIONTHS = 950_000;

  /**
   * How far a mask's luminance may be from the fill's, how far inside its edge, and how many of its
   * pixels may be beyond. Where a mask moves, quantising leaves a few: 4 of a million were beyond 6
   * and none beyond 21 at the usual quality. What is under a mask is painted over before the
   * encoder sees it, so this looks for masks that were not painted, not for what shines through.
   */
  private static final int FILL_TOLERANCE = 6;

  private static final int FILL_LIMIT = 32;
  private static final int ONE_BEYOND_OF = 10_000;
  private static final int FEW = 16;

  private static final int EDGE = 4;

  private static final int BLOCK = 8;
  private static final int AREA = BLOCK * BLOCK;
  // Wang et al., Image Quality Assessment, 2004, equation 13: (0.01 * 255)^2 and (0.03 * 255)^2,
  // for sums over a block instead of means.
  private static final double STEADY_MEAN = 0.01 * 0.01 * 255 * 255 * AREA * AREA;
  private static final double STEADY_SPREAD = 0.03 * 0.03 * 255 * 255 * AREA * (AREA - 1);

  private final int every;
  private final int fillLuma;
  private int seen;
  private double sum;
  private long blocks;
  private long inMasks;
  private long beyond;
  private boolean painted = true;
  private byte[] given = {};
  private byte[] made = {};
  private boolean[] masked = {};

  /**
   * @param every how many pictures lie between those that are compared; 1 for all. Masks are looked
   *     at in every picture
   */
  RunQuality(int every, int fillLuma) {
    this.every = every;
    this.fillLuma = fillLuma;
  }

  /** The next picture as it went to the encoder, and as it came out. */
  void take(Picture painted, Picture reconstructed, FrameCover cover) {
    List<Box> masks =
        switch (cover) {
          case FrameCover.Nothing _ -> List.of();
          case FrameCover.Boxes boxes -> boxes.boxes();
          case FrameCover.Whole _ -> List.of(painted.size().box());
        };
    for (Box mask : masks) {
      checkFill(reconstructed, mask);
    }
    if (seen++ % every == 0) {
      compare(painted, reconstructed, masks);
    }
  }

  private void checkFill(Picture picture, Box mask) {
    // Where a mask reaches the picture's edge there is nothing outside to blend with.
    int right = picture.size().width();
    int bottom = picture.size().height();
    int fromX = mask.left() <= 0 ? 0 : mask.left() + EDGE;
    int fromY = mask.top() <= 0 ? 0 : mask.top() + EDGE;
    int endX = mask.right() >= right ? right : mask.right() - EDGE;
    int endY = mask.bottom() >= bottom ? bottom : mask.bottom() - EDGE;
    if (fromX >= endX) {
      return;
    }
    ByteBuffer luma = luma(picture);
    int stride = picture.live().linesize(0);
    made = room(made, right);
    for (int y = fromY; y < endY; y++) {
      luma.get(y * stride + fromX, made, 0, endX - fromX);
      for (int x = 0; x < endX - fromX; x++) {
        int away = Math.abs((made[x] & 0xFF) - fillLuma);
        beyond += away > FILL_TOLERANCE ? 1 : 0;
        painted &= away <= FILL_LIMIT;
      }
      inMasks += endX - fromX;
    }
  }

  private void compare(Picture painted, Picture reconstructed, List<Box> masks) {
    int width = painted.size().width();
    int height = painted.size().height();
    int columns = width / BLOCK;
    int rows = height / BLOCK;
    mark(masks, columns, rows);
    ByteBuffer from = luma(painted);
    ByteBuffer to = luma(reconstructed);
    int fromStride = painted.live().linesize(0);
    int toStride = reconstructed.live().linesize(0);
    given = room(given, width * BLOCK);
    made = room(made, width * BLOCK);
    for (int row = 0; row < rows; row++) {
      for (int y = 0; y < BLOCK; y++) {
        int line = row * BLOCK + y;
        from.get(line * fromStride, given, y * width, width);
        to.get(line * toStride, made, y * width, width);
      }
      for (int column = 0; column < columns; column++) {
        if (!masked[row * columns + column]) {
          sum += similarity(column * BLOCK, width);
          blocks++;
        }
      }
    }
  }

  /** Blocks that any mask touches are not compared. */
  private void mark(List<Box> masks, int columns, int rows) {
    masked = new boolean[columns * rows];
    for (Box mask : masks) {
      int endColumn = Math.min(columns, Math.ceilDiv(mask.right(), BLOCK));
      int endRow = Math.min(rows, Math.ceilDiv(mask.bottom(), BLOCK));
      for (int row = Math.max(0, mask.top() / BLOCK); row < endRow; row++) {
        for (int column = Math.max(0, mask.left() / BLOCK); column < endColumn; column++) {
          masked[row * columns + column] = true;
        }
      }
    }
  }

  private double similarity(int left, int width) {
    int sumGiven = 0;
    int sumMade = 0;
    int squares = 0;
    int product = 0;
    for (int y = 0; y < BLOCK; y++) {
      int at = y * width + left;
      for (int x = 0; x < BLOCK; x++) {
        int one = given[at + x] & 0xFF;
        int other = made[at + x] & 0xFF;
        sumGiven += one;
        sumMade += other;
        squares += one * one + other * other;
        product += one * other;
      }
    }
    double means = (double) sumGiven * sumMade;
    double meanSquares = (double) sumGiven * sumGiven + (double) sumMade * sumMade;
    double shared = (double) AREA * product - means;
    double spread = (double) AREA * squares - meanSquares;
    return (2 * means + STEADY_MEAN)
        * (2 * shared + STEADY_SPREAD)
        / ((meanSquares + STEADY_MEAN) * (spread + STEADY_SPREAD));
  }

  private static ByteBuffer luma(Picture picture) {
    long bytes = (long) picture.live().linesize(0) * picture.size().height();
    return picture.live().data(0).capacity(bytes).asByteBuffer();
  }

  private static byte[] room(byte[] have, int needed) {
    return have.length < needed ? new byte[needed] : have;
  }

  /** Mean similarity of all blocks outside the masks; all alike where there are none. */
  int millionths() {
    return blocks == 0 ? 1_000_000 : (int) Math.floor(1e6 * sum / blocks);
  }

  /** Whether every mask shows the fill. */
  boolean clean() {
    return painted && beyond <= inMasks / ONE_BEYOND_OF + FEW;
  }

  boolean enough() {
    return clean() && millionths() >= ENOUGH_MILLIONTHS;
  }
}
