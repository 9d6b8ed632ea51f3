package org.unseal.media.render;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.unseal.media.libav.Av;
import org.unseal.media.libav.OpenNatives;
import org.unseal.media.libav.Picture;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;

/**
 * Brings pictures of one size and format to another, scaled where the sizes differ, with the same
 * bytes on every processor. One thread.
 */
final class Conversion implements AutoCloseable {
  private static final int BITEXACT = swscale.SWS_BITEXACT | swscale.SWS_ACCURATE_RND;
  private static final int ONE = 1 << 16;

  private final Shape from;
  private final Shape to;
  private final SwsContext context;
  private boolean closed;

  /**
   * One side of a conversion.
   *
   * @param size of a field where {@code woven}, else of the picture
   * @param woven two fields lie row by row between each other and are converted apart
   */
  record Shape(PictureSize size, int pixelFormat, boolean fullRange, int matrix, boolean woven) {}

  Conversion(Shape from, Shape to) {
    this.from = from;
    this.to = to;
    context =
        swscale.sws_getContext(
            from.size().width(),
            from.size().height() / (from.woven() ? 2 : 1),
            from.pixelFormat(),
            to.size().width(),
            to.size().height() / (to.woven() ? 2 : 1),
            to.pixelFormat(),
            swscale.SWS_BICUBIC | BITEXACT,
            null,
            null,
            (DoublePointer) null);
    if (context == null || context.isNull()) {
      throw new UnsealException(
          ErrorCode.UNSUPPORTED_STREAM,
          "The pictures of this recording can't be converted for the output; export it in another"
              + " format.");
    }
    OpenNatives.opened();
    IntPointer source = new IntPointer(swscale.sws_getCoefficients(from.matrix())).capacity(4);
    IntPointer target = new IntPointer(swscale.sws_getCoefficients(to.matrix())).capacity(4);
    swscale.sws_setColorspaceDetails(
        context, source, from.fullRange() ? 1 : 0, target, to.fullRange() ? 1 : 0, 0, ONE, ONE);
  }

  boolean isFor(Shape source, Shape target) {
    return from.equals(source) && to.equals(target);
  }

  /** Converts into a place of the target, whose left and top are even (multiples of 4 if woven). */
  void convert(Picture source, Picture target, Box place) {
    int fields = from.woven() ? 2 : 1;
    for (int field = 0; field < fields; field++) {
      try (Planes in = new Planes(source, 0, 0, field, fields);
          Planes out = new Planes(target, place.left(), place.top(), field, fields)) {
        Av.check(
            swscale.sws_scale(
                context,
                in.data,
                in.strides,
                0,
                from.size().height() / fields,
                out.data,
                out.strides),
            "convert a picture");
      }
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      swscale.sws_freeContext(context);
      OpenNatives.closed();
    }
  }

  /** Where the planes of a part of a picture begin, as the scaler wants to be told. */
  private static final class Planes implements AutoCloseable {
    private static final int COUNT = 4;
    final PointerPointer<BytePointer> data = new PointerPointer<>(COUNT);
    final IntPointer strides = new IntPointer(COUNT);

    Planes(Picture picture, int left, int top, int field, int fields) {
      AVFrame frame = picture.live();
      for (int i = 0; i < COUNT; i++) {
        BytePointer plane = frame.data(i);
        int stride = frame.linesize(i);
        if (plane == null || plane.isNull()) {
          data.put(i, (Pointer) null);
          strides.put(i, 0);
          continue;
        }
        int shift = i == 0 ? 0 : 1; // only 4:2:0 pictures are converted into a place of
        long offset = (long) ((top >> shift) + field) * stride + (left >> shift);
        data.put(i, plane.getPointer(offset));
        strides.put(i, stride * fields);
      }
    }

    @Override
    public void close() {
      data.close();
      strides.close();
    }
  }
}
