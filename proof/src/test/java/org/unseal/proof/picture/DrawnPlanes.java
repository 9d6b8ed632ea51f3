package org.unseal.proof.picture;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.unseal.model.picture.PictureSize;

/** A picture of given samples, with room between its rows. */
final class DrawnPlanes implements TileMeans.Planes {
  private final List<ByteBuffer> planes = new ArrayList<>();
  private final List<Integer> strides = new ArrayList<>();

  /** Gives a sample, of which the lowest eight bits count. */
  @FunctionalInterface
  interface Sample {
    int at(int plane, int x, int y);
  }

  DrawnPlanes(PictureSize size, int gap, Sample sample) {
    for (int plane = 0; plane < TileMeans.PLANES; plane++) {
      int width = width(size, plane);
      int height = height(size, plane);
      int stride = width + gap;
      ByteBuffer bytes = ByteBuffer.allocateDirect(stride * (height - 1) + width);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          bytes.put(y * stride + x, (byte) sample.at(plane, x, y));
        }
      }
      planes.add(bytes.asReadOnlyBuffer());
      strides.add(stride);
    }
  }

  static int width(PictureSize size, int plane) {
    return plane == 0 ? size.width() : (size.width() + 1) / 2;
  }

  static int height(PictureSize size, int plane) {
    return plane == 0 ? size.height() : (size.height() + 1) / 2;
  }

  /** Means of noise. */
  static TileMeans noise(TileGrid grid, Random random) {
    return TileMeans.of(
        grid, new DrawnPlanes(grid.size(), random.nextInt(5), (plane, x, y) -> random.nextInt()));
  }

  @Override
  public ByteBuffer plane(int plane) {
    return planes.get(plane);
  }

  @Override
  public int stride(int plane) {
    return strides.get(plane);
  }
}
