package org.unseal.media.render;

import java.lang.foreign.MemorySegment;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.unseal.media.libav.Av;
import org.unseal.media.libav.Picture;
import org.unseal.model.picture.PictureSize;

/**
 * Pictures with pixels and nothing else: what a decoder attaches (captions, picture types, hints,
 * crops) must not reach an encoder.
 */
final class Bare {
  private static final int PLANES = 3;

  private Bare() {}

  /** A second owner of an 8-bit 4:2:0 picture's pixels, without what is attached to them. */
  static Picture share(Picture picture) {
    Picture bare = Picture.allocate();
    try {
      AVFrame from = picture.live();
      AVFrame to = bare.live();
      to.format(avutil.AV_PIX_FMT_YUV420P).width(from.width()).height(from.height());
      for (int i = 0; i < AVFrame.AV_NUM_DATA_POINTERS && from.buf(i) != null; i++) {
        to.buf(i, Av.present(avutil.av_buffer_ref(from.buf(i)), "a picture"));
      }
      for (int i = 0; i < PLANES; i++) {
        to.data(i, from.data(i)).linesize(i, from.linesize(i));
      }
      return bare;
    } catch (RuntimeException e) {
      bare.close();
      throw e;
    }
  }

  /** A new 8-bit 4:2:0 picture of even size; every byte of it is 0, the padding included. */
  static Picture allocate(PictureSize size) {
    Picture picture = Picture.allocate(size, avutil.AV_PIX_FMT_YUV420P);
    AVFrame frame = picture.live();
    for (int i = 0; i < PLANES && frame.buf(i) != null; i++) {
      MemorySegment.ofAddress(frame.buf(i).data().address())
          .reinterpret(frame.buf(i).size())
          .fill((byte) 0);
    }
    return picture;
  }

  /**
   * Repeats the last column and row until the picture is full.
   *
   * @param filled how much of it holds pixels
   * @param rowStep 2 where fields are woven, so that a row is repeated in its own field
   */
  static void repeatEdges(Picture picture, PictureSize filled, int rowStep) {
    PictureSize size = picture.size();
    for (int plane = 0; plane < PLANES; plane++) {
      int shift = plane == 0 ? 0 : 1;
      int width = Math.ceilDiv(size.width(), 1 << shift);
      int height = Math.ceilDiv(size.height(), 1 << shift);
      int full = Math.ceilDiv(filled.width(), 1 << shift);
      int rows = Math.ceilDiv(filled.height(), 1 << shift);
      int stride = picture.live().linesize(plane);
      MemorySegment to = FillPattern.rows(picture.live(), plane, height, width);
      for (int y = 0; full < width && y < rows; y++) {
        byte last = to.get(java.lang.foreign.ValueLayout.JAVA_BYTE, (long) y * stride + full - 1);
        to.asSlice((long) y * stride + full, width - full).fill(last);
      }
      for (int y = rows; y < height; y++) {
        int from = Math.max(0, y - rowStep);
        MemorySegment.copy(to, (long) from * stride, to, (long) y * stride, width);
      }
    }
  }
}
