package org.unseal.vision;

import java.nio.ByteBuffer;
import org.unseal.engine.port.PictureView;
import org.unseal.model.picture.PictureSize;

/**
 * A picture copied out of its frame, to be looked at later. The memory is direct and goes with the
 * object; that is what detectors take, and a few are held at most.
 */
final class StillPicture implements PictureView {
  private final int frame;
  private final PictureSize size;
  private final ByteBuffer bytes;
  private final boolean fullRange;

  private StillPicture(int frame, PictureSize size, ByteBuffer bytes, boolean fullRange) {
    this.frame = frame;
    this.size = size;
    this.bytes = bytes;
    this.fullRange = fullRange;
  }

  static StillPicture copy(int frame, PictureView picture) {
    PictureSize size = picture.size();
    int chromaWidth = (size.width() + 1) / 2;
    int chromaHeight = (size.height() + 1) / 2;
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(size.width() * size.height() + 2 * chromaWidth * chromaHeight);
    copy(picture, 0, size.width(), size.height(), bytes);
    copy(picture, 1, chromaWidth, chromaHeight, bytes);
    copy(picture, 2, chromaWidth, chromaHeight, bytes);
    return new StillPicture(frame, size, bytes, picture.fullRange());
  }

  private static void copy(
      PictureView picture, int plane, int width, int height, ByteBuffer bytes) {
    ByteBuffer from = picture.plane(plane);
    int stride = picture.stride(plane);
    for (int row = 0; row < height; row++) {
      bytes.put(bytes.position(), from, row * stride, width);
      bytes.position(bytes.position() + width);
    }
  }

  /** Index of the frame that it was copied from. */
  int frame() {
    return frame;
  }

  @Override
  public PictureSize size() {
    return size;
  }

  @Override
  public ByteBuffer plane(int plane) {
    int luma = size.width() * size.height();
    int chroma = stride(1) * ((size.height() + 1) / 2);
    return switch (plane) {
      case 0 -> bytes.slice(0, luma);
      case 1 -> bytes.slice(luma, chroma);
      case 2 -> bytes.slice(luma + chroma, chroma);
      default -> throw new IllegalArgumentException("plane " + plane);
    };
  }

  @Override
  public int stride(int plane) {
    return plane == 0 ? size.width() : (size.width() + 1) / 2;
  }

  @Override
  public boolean fullRange() {
    return fullRange;
  }
}
