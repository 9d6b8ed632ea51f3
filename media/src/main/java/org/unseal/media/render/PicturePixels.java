package org.unseal.media.render;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.unseal.media.libav.Picture;
import org.unseal.media.read.LibavFrame;

/** Compares 8-bit 4:2:0 pictures. */
final class PicturePixels {
  private PicturePixels() {}

  /** Whether two frames show the same pixels, all of them. */
  static boolean equal(LibavFrame one, LibavFrame other) {
    if (one.decoded().isEmpty() || other.decoded().isEmpty()) {
      return false;
    }
    return equal(one.decoded().get(), other.decoded().get());
  }

  /** Whether two pictures have the same pixels, all of them. */
  static boolean equal(Picture first, Picture second) {
    if (!first.size().equals(second.size())) {
      return false;
    }
    boolean equal = true;
    for (int plane = 0; plane < 3 && equal; plane++) {
      int width = plane == 0 ? first.size().width() : Math.ceilDiv(first.size().width(), 2);
      int height = plane == 0 ? first.size().height() : Math.ceilDiv(first.size().height(), 2);
      equal = equal(first.live(), second.live(), plane, width, height);
    }
    return equal;
  }

  private static boolean equal(AVFrame one, AVFrame other, int plane, int width, int height) {
    ByteBuffer first = bytes(one, plane, height);
    ByteBuffer second = bytes(other, plane, height);
    for (int row = 0; row < height; row++) {
      ByteBuffer left = first.slice(row * one.linesize(plane), width);
      if (left.mismatch(second.slice(row * other.linesize(plane), width)) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static ByteBuffer bytes(AVFrame frame, int plane, int height) {
    return frame.data(plane).capacity((long) frame.linesize(plane) * height).asByteBuffer();
  }
}
