package org.unseal.testkit.footage;

import java.nio.ByteBuffer;
import org.unseal.engine.port.PictureView;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;

/**
 * A picture to draw on, limited range unless asked otherwise. Its rows are longer than the picture
 * is wide, as decoders' are, so that readers who forget the stride fail.
 */
public final class ScriptedPicture implements PictureView {
  private static final int SLACK = 16;
  private final PictureSize size;
  private final boolean fullRange;
  private final ByteBuffer[] planes = new ByteBuffer[3];

  /** A black picture. */
  public ScriptedPicture(PictureSize size, boolean fullRange) {
    this.size = size;
    this.fullRange = fullRange;
    for (int plane = 0; plane < 3; plane++) {
      planes[plane] = ByteBuffer.allocateDirect(stride(plane) * height(plane));
    }
    fill(size.box(), fullRange ? 0 : 16, 128, 128);
  }

  /** Fills a box, which must lie in the picture, with a colour. */
  public ScriptedPicture fill(Box box, int luma, int cb, int cr) {
    int[] colour = {luma, cb, cr};
    for (int plane = 0; plane < 3; plane++) {
      int shift = plane == 0 ? 0 : 1;
      for (int y = box.top() >> shift; y < (box.bottom() + shift) >> shift; y++) {
        for (int x = box.left() >> shift; x < (box.right() + shift) >> shift; x++) {
          planes[plane].put(y * stride(plane) + x, (byte) colour[plane]);
        }
      }
    }
    return this;
  }

  /** A plane to write to, laid out as {@link #plane} shows it. */
  public ByteBuffer writable(int plane) {
    return planes[plane].duplicate().rewind();
  }

  @Override
  public PictureSize size() {
    return size;
  }

  @Override
  public ByteBuffer plane(int plane) {
    return planes[plane].asReadOnlyBuffer().rewind();
  }

  @Override
  public int stride(int plane) {
    return (plane == 0 ? size.width() : (size.width() + 1) / 2) + SLACK;
  }

  @Override
  public boolean fullRange() {
    return fullRange;
  }

  private int height(int plane) {
    return plane == 0 ? size.height() : (size.height() + 1) / 2;
  }
}
