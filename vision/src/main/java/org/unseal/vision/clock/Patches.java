package org.unseal.vision.clock;

import java.nio.ByteBuffer;
import org.unseal.engine.port.PictureView;
import org.unseal.model.picture.Box;

/** Copies luminance out of pictures. */
final class Patches {
  private Patches() {}

  /** The pixels of a box, row by row; the box lies in the picture. */
  static byte[] of(PictureView picture, Box box) {
    ByteBuffer plane = picture.plane(0);
    byte[] pixels = new byte[box.width() * box.height()];
    for (int y = 0; y < box.height(); y++) {
      plane.get(
          (box.top() + y) * picture.stride(0) + box.left(), pixels, y * box.width(), box.width());
    }
    return pixels;
  }

  /** The whole picture, each pixel the mean of so many by so many; what is left over is cut off. */
  static byte[] shrunk(PictureView picture, int factor) {
    Box all = picture.size().box();
    if (factor == 1) {
      return of(picture, all);
    }
    byte[] full = of(picture, all);
    int width = all.width() / factor;
    int height = all.height() / factor;
    byte[] small = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int sum = 0;
        for (int dy = 0; dy < factor; dy++) {
          int row = (y * factor + dy) * all.width() + x * factor;
          for (int dx = 0; dx < factor; dx++) {
            sum += full[row + dx] & 255;
          }
        }
        small[y * width + x] = (byte) (sum / (factor * factor));
      }
    }
    return small;
  }
}
