package org.unseal.media.read;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_PAL;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ411P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ422P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ440P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ444P;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BITEXACT;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_DEFAULT;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.ffmpeg.swscale.SwsFilter;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.unseal.media.libav.Av;
import org.unseal.media.libav.OpenNatives;
import org.unseal.media.libav.Picture;
import org.unseal.model.picture.Box;

/**
 * Makes 8-bit 4:2:0 of pictures of one format and size, the same bytes on every processor. The
 * range of luminance stays what it is. One thread at a time.
 */
final class ViewScaler implements AutoCloseable {
  private static final int BLACK_LIMITED = 16;
  private static final int GREY = 128;

  /** What a scaler is made for. */
  record Job(Geometry geometry, int pixelFormat, boolean fullRange) {}

  private final Job job;
  private final SwsContext context;
  private final PointerPointer<BytePointer> planes = new PointerPointer<>(4);
  private final IntPointer strides = new IntPointer(4);
  private boolean closed;

  ViewScaler(Job job) {
    this.job = job;
    Geometry geometry = job.geometry();
    Box place = geometry.place();
    context =
        Av.present(
            sws_getContext(
                geometry.decoded().width(),
                geometry.decoded().height(),
                plain(job.pixelFormat()),
                place.width(),
                place.height(),
                AV_PIX_FMT_YUV420P,
                SWS_BICUBIC | SWS_ACCURATE_RND | SWS_BITEXACT,
                (SwsFilter) null,
                (SwsFilter) null,
                (DoublePointer) null),
            "a picture converter");
    int range = job.fullRange() ? 1 : 0;
    IntPointer coefficients = sws_getCoefficients(SWS_CS_DEFAULT);
    sws_setColorspaceDetails(
        context, coefficients, range, coefficients, range, 0, 1 << 16, 1 << 16);
    OpenNatives.opened();
  }

  Job job() {
    return job;
  }

  /** Whether luminance uses 0..255: as tagged, or as the format's name says. Never for RGB. */
  static boolean fullRange(AVFrame frame) {
    AVPixFmtDescriptor format = av_pix_fmt_desc_get(frame.format());
    boolean rgb =
        format != null && (format.flags() & (AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL)) != 0;
    return !rgb
        && (frame.color_range() == AVCOL_RANGE_JPEG || plain(frame.format()) != frame.format());
  }

  /** The format without libav's old habit of putting the range in its name. */
  static int plain(int format) {
    return switch (format) {
      case AV_PIX_FMT_YUVJ411P -> org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV411P;
      case AV_PIX_FMT_YUVJ420P -> AV_PIX_FMT_YUV420P;
      case AV_PIX_FMT_YUVJ422P -> org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV422P;
      case AV_PIX_FMT_YUVJ440P -> org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV440P;
      case AV_PIX_FMT_YUVJ444P -> org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV444P;
      default -> format;
    };
  }

  /** A new picture, which the caller owns. */
  Picture convert(Picture source) {
    Geometry geometry = job.geometry();
    Picture target = Picture.allocate(geometry.shown(), AV_PIX_FMT_YUV420P);
    try {
      if (!geometry.place().equals(geometry.shown().box())) {
        blacken(target);
      }
      AVFrame frame = target.live();
      Box place = geometry.place();
      for (int plane = 0; plane < 3; plane++) {
        int half = plane == 0 ? 0 : 1;
        long offset = (long) (place.top() >> half) * frame.linesize(plane) + (place.left() >> half);
        planes.put(plane, frame.data(plane).position(offset));
        strides.put(plane, frame.linesize(plane));
      }
      AVFrame from = source.live();
      Av.check(
          sws_scale(context, from.data(), from.linesize(), 0, from.height(), planes, strides),
          "convert a picture");
      return target;
    } catch (RuntimeException e) {
      target.close();
      throw e;
    }
  }

  private void blacken(Picture target) {
    AVFrame frame = target.live();
    for (int plane = 0; plane < 3; plane++) {
      long rows = plane == 0 ? frame.height() : (frame.height() + 1) / 2;
      int value = plane > 0 ? GREY : job.fullRange() ? 0 : BLACK_LIMITED;
      BytePointer.memset(frame.data(plane), value, rows * frame.linesize(plane));
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      sws_freeContext(context);
      planes.close();
      strides.close();
      OpenNatives.closed();
    }
  }
}
