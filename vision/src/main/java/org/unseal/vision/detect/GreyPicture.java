package org.unseal.vision.detect;

import java.nio.ByteBuffer;
import org.unseal.engine.port.PictureView;
import org.unseal.model.picture.PictureSize;

/** A picture with nothing in it, to try a model on. */
final class GreyPicture implements PictureView {
  private final PictureSize size;
  private final ByteBuffer grey;

  GreyPicture(PictureSize size) {
    this.size = size;
    this.grey = ByteBuffer.allocateDirect(size.width() * size.height());
    while (grey.hasRemaining()) {
      grey.put((byte) 128);
    }
    grey.clear();
  }

  @Override
  public PictureSize size() {
    return size;
  }

  @Override
  public ByteBuffer plane(int plane) {
    return grey.duplicate();
  }

  @Override
  public int stride(int plane) {
    return size.width();
  }

  @Override
  public boolean fullRange() {
    return true;
  }
}
