package org.unseal.media.write;

import static org.unseal.media.write.WriteErrors.check;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;
import org.unseal.model.picture.PictureSize;

/**
 * Takes drawn 8-bit 4:2:0 pictures and gives them to an encoder in its own pixel format. Levels are
 * never stretched: luminance keeps its value, or its value shifted where there are more bits. Owns
 * its native memory; one thread at a time.
 */
final class I420Frame implements AutoCloseable {
  private static final int PLANES = 4;
  private static final int ROW_ALIGNMENT = 64;

  private final PictureSize size;
  private final AVFrame drawn;
  private final @Nullable AVFrame converted;
  private final @Nullable SwsContext conversion;
  private boolean closed;

  /** Makes room for a picture; a pixel format that libav doesn't know is refused. */
  I420Frame(PictureSize size, String pixelFormat) {
    this.size = size;
    int format = pixelFormat(pixelFormat);
    if (format == avutil.AV_PIX_FMT_YUV420P || format == avutil.AV_PIX_FMT_YUVJ420P) {
      drawn = frame(size, format);
      converted = null;
      conversion = null;
    } else {
      drawn = frame(size, avutil.AV_PIX_FMT_YUV420P);
      converted = frame(size, format);
      conversion = conversion(size, format);
    }
  }

  static int pixelFormat(String name) {
    int format = avutil.av_get_pix_fmt(name);
    if (format < 0) {
      throw new IllegalArgumentException("no such pixel format: " + name);
    }
    return format;
  }

  private static AVFrame frame(PictureSize size, int format) {
    AVFrame frame = avutil.av_frame_alloc();
    frame.width(size.width()).height(size.height()).format(format);
    check(avutil.av_frame_get_buffer(frame, ROW_ALIGNMENT), "make room for a picture");
    // Some encoders read the padding behind a row or a plane: it must not be chance.
    for (int plane = 0; plane < PLANES && frame.buf(plane) != null; plane++) {
      Pointer.memset(frame.buf(plane).data(), 0, frame.buf(plane).size());
    }
    return frame;
  }

  private static SwsContext conversion(PictureSize size, int format) {
    int flags = swscale.SWS_BICUBIC | swscale.SWS_BITEXACT | swscale.SWS_ACCURATE_RND;
    int width = size.width();
    int height = size.height();
    SwsContext made =
        swscale.sws_getContext(
            width,
            height,
            avutil.AV_PIX_FMT_YUV420P,
            width,
            height,
            format,
            flags,
            null,
            null,
            (DoublePointer) null);
    if (made == null || made.isNull()) {
      throw new IllegalArgumentException("libav can't convert drawn pictures to this format");
    }
    // Same range on both sides, or grey and "j" formats would be stretched from 16..235 to 0..255.
    // Fails for formats without a choice of range, where there is nothing to set.
    IntBuffer table = swscale.sws_getCoefficients(swscale.SWS_CS_DEFAULT).capacity(4).asBuffer();
    swscale.sws_setColorspaceDetails(made, table, 0, table, 0, 0, 1 << 16, 1 << 16);
    return made;
  }

  /** Puts a picture in and gives it as the encoder wants it; valid until the next call. */
  AVFrame fill(ByteBuffer i420) {
    check(avutil.av_frame_make_writable(drawn), "make room for a picture");
    int offset = copyPlane(i420, 0, 0, size.width(), size.height());
    int chromaWidth = Math.ceilDiv(size.width(), 2);
    int chromaHeight = Math.ceilDiv(size.height(), 2);
    offset = copyPlane(i420, offset, 1, chromaWidth, chromaHeight);
    copyPlane(i420, offset, 2, chromaWidth, chromaHeight);
    if (converted == null || conversion == null) {
      return drawn;
    }
    check(avutil.av_frame_make_writable(converted), "make room for a picture");
    int rows =
        swscale.sws_scale(
            conversion,
            drawn.data(),
            drawn.linesize(),
            0,
            size.height(),
            converted.data(),
            converted.linesize());
    check(rows, "convert a picture");
    return converted;
  }

  private int copyPlane(ByteBuffer from, int offset, int plane, int width, int height) {
    int stride = drawn.linesize(plane);
    ByteBuffer to = new BytePointer(drawn.data(plane)).capacity((long) stride * height).asBuffer();
    for (int y = 0; y < height; y++) {
      to.put(y * stride, from, offset + y * width, width);
    }
    return offset + width * height;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    avutil.av_frame_free(drawn);
    if (converted != null) {
      avutil.av_frame_free(converted);
    }
    if (conversion != null) {
      swscale.sws_freeContext(conversion);
    }
  }
}
