package org.unseal.engine.port;

import java.nio.ByteBuffer;
import org.unseal.model.picture.PictureSize;

/**
 * A picture to look at, 8 bits, planar 4:2:0, as it lies in memory: plane 0 is luminance, 1 is Cb,
 * 2 is Cr, the latter two half as wide and high, rounded up. Read only.
 */
public interface PictureView {
  /** The same for all frames of a recording. */
  PictureSize size();

  /**
   * The plane's bytes, direct; row {@code y} begins at {@code y * stride(plane)}, position is 0.
   */
  ByteBuffer plane(int plane);

  /** Bytes from a row to the next, at least the plane's width. */
  int stride(int plane);

  /** Luminance uses 0..255 rather than 16..235. */
  boolean fullRange();
}
