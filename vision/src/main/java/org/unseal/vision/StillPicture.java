package org.unseal.vision;

import java.nio.ByteBuffer;
import org.unseal.engine.port.PictureView;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;

/**
 * A picture copied out of its frame, to be looked at later. The memory is direct and goes with the
 * object; that is what detectors take, and a few are held at most. One thread at a time.
 */
final class StillPicture implements PictureView {
  private final PictureSize size;
  private final ByteBuffer bytes;
  private final boolean fullRange;

  private StillPicture(PictureSize size, boolean fullRange) {
    int chroma = ((size.width() + 1) / 2) * ((size.height() + 1) / 2);
    this.size = size;
    this.bytes = ByteBuffer.allocateDirect(size.width() * size.height() + 2 * chroma);
    this.fullRange = fullRange;
  }

  /** An empty one of the same size. */
  static StillPicture like(PictureView picture) {
    return new StillPicture(picture.size(), picture.fullRange());
  }

  static StillPicture copy(PictureView picture) {
    StillPicture still = like(picture);
    still.take(picture, picture.size().box());
    return still;
  }

  /** Overwrites a part, whose left and top must be even, with that of another picture. */
  void take(PictureView picture, Box part) {
    take(picture, 0, part);
    Box half =
        new Box(part.left() / 2, part.top() / 2, (part.right() + 1) / 2, (part.bottom() + 1) / 2);
    take(picture, 1, half);
    take(picture, 2, half);
  }

  private void take(PictureView picture, int plane, Box part) {
    ByteBuffer from = picture.plane(plane);
    int fromStride = picture.stride(plane);
    int base = offset(plane);
    int stride = stride(plane);
    for (int row = part.top(); row < part.bottom(); row++) {
      bytes.put(
          base + row * stride + part.left(), from, row * fromStride + part.left(), part.width());
    }
  }

  private int offset(int plane) {
    int luma = size.width() * size.height();
    return plane == 0 ? 0 : luma + (plane - 1) * stride(1) * ((size.height() + 1) / 2);
  }

  @Override
  public PictureSize size() {
    return size;
  }

  @Override
  public ByteBuffer plane(int plane) {
    int rows = plane == 0 ? size.height() : (size.height() + 1) / 2;
    return bytes.slice(offset(plane), rows * stride(plane));
  }

  @Override
  public int stride(int plane) {
    return plane == 0 ? size.width() : (size.width() + 1) / 2;
  }

  @Override
  public boolean fullRange() {
    return fullRange;
  }

  /** Three bytes a pixel, converted by BT.601: for looking at, not for measuring. */
  ByteBuffer rgb() {
    byte[] rgb = new byte[size.width() * size.height() * 3];
    int stride = stride(1);
    int floor = fullRange ? 0 : 16;
    int gain = fullRange ? 1024 : 1192;
    byte[] luma = new byte[size.width()];
    byte[] cbs = new byte[stride];
    byte[] crs = new byte[stride];
    int at = 0;
    for (int y = 0; y < size.height(); y++) {
      bytes.get(y * size.width(), luma);
      bytes.get(offset(1) + (y >> 1) * stride, cbs);
      bytes.get(offset(2) + (y >> 1) * stride, crs);
      for (int x = 0; x < size.width(); x++) {
        int grey = ((luma[x] & 0xFF) - floor) * gain;
        int cb = (cbs[x >> 1] & 0xFF) - 128;
        int cr = (crs[x >> 1] & 0xFF) - 128;
        rgb[at++] = (byte) Math.min(255, Math.max(0, (grey + 1634 * cr) >> 10));
        rgb[at++] = (byte) Math.min(255, Math.max(0, (grey - 401 * cb - 832 * cr) >> 10));
        rgb[at++] = (byte) Math.min(255, Math.max(0, (grey + 2066 * cb) >> 10));
      }
    }
    return ByteBuffer.wrap(rgb);
  }
}
