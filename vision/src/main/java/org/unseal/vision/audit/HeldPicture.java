package org.unseal.vision.audit;

import java.nio.ByteBuffer;
import org.unseal.engine.port.PictureView;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;

/** A part of a picture, copied, so that it can be searched after its frame was closed. */
final class HeldPicture implements PictureView {
  private final Box part;
  private final boolean fullRange;
  private final ByteBuffer[] planes = new ByteBuffer[3];

  private HeldPicture(Box part, boolean fullRange) {
    this.part = part;
    this.fullRange = fullRange;
  }

  /**
   * Copies a part.
   *
   * @param wanted inside the picture; grown to even pixels where the picture goes on
   */
  static HeldPicture of(PictureView picture, Box wanted) {
    Box part = wanted.snapOutward(2, 2).clip(picture.size()).orElseThrow();
    HeldPicture held = new HeldPicture(part, picture.fullRange());
    for (int plane = 0; plane < held.planes.length; plane++) {
      int shift = plane == 0 ? 0 : 1;
      int width = held.stride(plane);
      int height = (part.height() + shift) >> shift;
      ByteBuffer from = picture.plane(plane);
      ByteBuffer into = ByteBuffer.allocate(width * height);
      for (int y = 0; y < height; y++) {
        int row = (part.top() >> shift) + y;
        into.put(y * width, from, row * picture.stride(plane) + (part.left() >> shift), width);
      }
      held.planes[plane] = into;
    }
    return held;
  }

  /** Bytes that are held. */
  long bytes() {
    return (long) planes[0].capacity() + planes[1].capacity() + planes[2].capacity();
  }

  /** Which part of the whole picture it is. */
  Box part() {
    return part;
  }

  /** Where a box of the whole picture lies in this part. */
  Box inPart(Box box) {
    return box.move(-part.left(), -part.top());
  }

  /** Where a box of this part lies in the whole picture. */
  Box inPicture(Box box) {
    return box.move(part.left(), part.top());
  }

  @Override
  public PictureSize size() {
    return new PictureSize(part.width(), part.height());
  }

  /** On the heap: nothing native reads it, and much of it comes and goes. */
  @Override
  public ByteBuffer plane(int plane) {
    return planes[plane];
  }

  @Override
  public int stride(int plane) {
    return plane == 0 ? part.width() : (part.width() + 1) / 2;
  }

  @Override
  public boolean fullRange() {
    return fullRange;
  }
}
