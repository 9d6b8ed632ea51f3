package org.unseal.vision.detect;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import org.unseal.engine.port.PictureView;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;

/** A picture in memory as a decoder would give it, with rows longer than they need to be. */
public final class TestPicture implements PictureView {
  private static final int GAP = 13;
  private final PictureSize size;
  private final boolean fullRange;
  private final ByteBuffer[] planes = new ByteBuffer[3];

  public TestPicture(PictureSize size, boolean fullRange) {
    this.size = size;
    this.fullRange = fullRange;
    for (int plane = 0; plane < 3; plane++) {
      int rows = plane == 0 ? size.height() : (size.height() + 1) / 2;
      planes[plane] = ByteBuffer.allocateDirect(stride(plane) * rows);
      for (int at = 0; at < planes[plane].capacity(); at++) {
        planes[plane].put(at, (byte) (plane == 0 ? 16 : 128));
      }
    }
  }

  /** Converts a drawn picture to BT.601, limited range, chroma of each block's first pixel. */
  public static TestPicture of(BufferedImage image) {
    TestPicture picture =
        new TestPicture(new PictureSize(image.getWidth(), image.getHeight()), false);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int rgb = image.getRGB(x, y);
        int r = (rgb >> 16) & 0xff;
        int g = (rgb >> 8) & 0xff;
        int b = rgb & 0xff;
        picture.set(0, x, y, (int) Math.round(16 + 0.2568 * r + 0.5041 * g + 0.0979 * b));
        if (x % 2 == 0 && y % 2 == 0) {
          picture.set(
              1, x / 2, y / 2, (int) Math.round(128 - 0.1482 * r - 0.2910 * g + 0.4392 * b));
          picture.set(
              2, x / 2, y / 2, (int) Math.round(128 + 0.4392 * r - 0.3678 * g - 0.0714 * b));
        }
      }
    }
    return picture;
  }

  public void set(int plane, int x, int y, int value) {
    planes[plane].put(y * stride(plane) + x, (byte) value);
  }

  /** Fills the luminance of a box. */
  public void fill(Box box, int value) {
    for (int y = box.top(); y < box.bottom(); y++) {
      for (int x = box.left(); x < box.right(); x++) {
        set(0, x, y, value);
      }
    }
  }

  @Override
  public PictureSize size() {
    return size;
  }

  @Override
  public ByteBuffer plane(int plane) {
    return planes[plane].duplicate();
  }

  @Override
  public int stride(int plane) {
    return (plane == 0 ? size.width() : (size.width() + 1) / 2) + GAP;
  }

  @Override
  public boolean fullRange() {
    return fullRange;
  }
}
