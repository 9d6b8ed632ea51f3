package org.unseal.media.render;

import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import org.unseal.media.libav.Picture;
import org.unseal.media.read.Geometry;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;

/**
 * Covers what is to be covered and makes of every frame what the encoder takes. The masks come
 * first, on the pixels as decoded; every later step sees the fill. They come again at the end,
 * because chroma filters blend the fill's edge with its surroundings. One thread.
 */
final class FramePainter implements AutoCloseable {
  private final Canvas canvas;
  private final FillPattern outputFill;
  private @Nullable FillPattern sourceFill;
  private @Nullable Conversion conversion;
  private @Nullable Conversion unpacking;
  private @Nullable Picture whole;
  private int drawableFormat = avutil.AV_PIX_FMT_NONE;

  FramePainter(Canvas canvas) {
    this.canvas = canvas;
    outputFill = pattern(canvas.coded(), canvas.fill());
  }

  private FillPattern pattern(PictureSize size, int rgb) {
    FillColour colour = new FillColour(rgb, canvas.matrix(), canvas.fullRange());
    return FillPattern.of(size, avutil.AV_PIX_FMT_YUV420P, colour).orElseThrow();
  }

  /** A picture that shows nothing but the fill. */
  Picture whole() {
    if (whole == null) {
      whole = Bare.allocate(canvas.coded());
      outputFill.cover(whole, List.of(canvas.coded().box()));
    }
    return Bare.share(whole);
  }

  /**
   * A picture for the encoder, owned by the caller, with nothing attached to its pixels.
   *
   * @param decoded stays the caller's, and stays as it is
   * @param boxes what is covered, in the recording's size
   */
  Picture paint(Picture decoded, Geometry geometry, List<Box> boxes) {
    List<Box> masks = canvas.onGrid(boxes);
    try (Picture source = drawable(decoded)) {
      if (!masks.isEmpty()) {
        source.makeWritable();
        coverSource(source, geometry, masks);
      }
      return passes(source, geometry) ? Bare.share(source) : convert(source, geometry, masks);
    }
  }

  private void coverSource(Picture source, Geometry geometry, List<Box> masks) {
    List<Box> there =
        masks.stream()
            .map(geometry::toDecoded)
            .flatMap(b -> b.clip(source.size()).stream())
            .map(b -> b.snapOutward(canvas.grid().columns(), canvas.grid().rows()))
            .toList();
    FillPattern fill = sourceFill;
    if (fill == null || !fill.fits(source)) {
      fill =
          FillPattern.of(source.size(), source.pixelFormat(), canvas.colour(fullRange(source)))
              .orElseThrow();
      sourceFill = fill;
    }
    fill.cover(source, there);
  }

  /** The encoder takes it as it is. */
  private boolean passes(Picture source, Geometry geometry) {
    AVFrame frame = source.live();
    return geometry.identical()
        && canvas.shown().equals(canvas.coded())
        && (frame.format() == avutil.AV_PIX_FMT_YUV420P
            || frame.format() == avutil.AV_PIX_FMT_YUVJ420P)
        && fullRange(source) == canvas.fullRange()
        && frame.linesize(0) > 0
        && frame.linesize(1) > 0
        && frame.linesize(2) > 0;
  }

  private Picture convert(Picture source, Geometry geometry, List<Box> masks) {
    Picture target = Bare.allocate(canvas.coded());
    try {
      if (!geometry.place().equals(canvas.shown().box())) {
        pattern(canvas.coded(), 0).cover(target, List.of(canvas.coded().box()));
      }
      boolean woven = woven(source, geometry);
      converter(source, geometry, woven).convert(source, target, geometry.place());
      outputFill.cover(target, masks);
      if (!canvas.shown().equals(canvas.coded())) {
        int height = canvas.shown().height();
        PictureSize filled =
            new PictureSize(canvas.shown().width(), woven ? height / 2 * 2 : height);
        Bare.repeatEdges(target, filled, canvas.interlaced() ? 2 : 1);
      }
      return target;
    } catch (RuntimeException e) {
      target.close();
      throw e;
    }
  }

  /** Whether the chroma of two fields must be kept apart. */
  private boolean woven(Picture source, Geometry geometry) {
    return canvas.interlaced()
        && geometry.identical()
        && source.size().height() >= 4
        && FillPattern.log2ChromaHeight(source.pixelFormat()) != 1;
  }

  private Conversion converter(Picture source, Geometry geometry, boolean woven) {
    Conversion.Shape from =
        new Conversion.Shape(
            source.size(), source.pixelFormat(), fullRange(source), canvas.matrix(), woven);
    Box place = geometry.place();
    Conversion.Shape to =
        new Conversion.Shape(
            new PictureSize(place.width(), place.height()),
            avutil.AV_PIX_FMT_YUV420P,
            canvas.fullRange(),
            canvas.matrix(),
            woven);
    conversion = reuse(conversion, from, to);
    return conversion;
  }

  private static Conversion reuse(
      @Nullable Conversion old, Conversion.Shape from, Conversion.Shape to) {
    if (old != null && old.isFor(from, to)) {
      return old;
    }
    if (old != null) {
      old.close();
    }
    return new Conversion(from, to);
  }

  /**
   * The picture itself, or a copy with whole bytes for every pixel where it has a palette or bits.
   * That copy is made pixel by pixel, so nothing under a mask spreads before the mask is drawn.
   */
  private Picture drawable(Picture decoded) {
    AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(decoded.pixelFormat());
    long flags = format == null ? 0 : format.flags();
    long palette = avutil.AV_PIX_FMT_FLAG_PAL | avutil.AV_PIX_FMT_FLAG_BITSTREAM;
    if ((flags & palette) != 0) {
      return unpack(decoded);
    }
    if (decoded.pixelFormat() != drawableFormat
        && FillPattern.of(new PictureSize(2, 2), decoded.pixelFormat(), canvas.colour(false))
            .isEmpty()) {
      throw new UnsealException(
          ErrorCode.UNSUPPORTED_STREAM,
          "The recording's kind of picture can't be covered safely; export it in another format.");
    }
    drawableFormat = decoded.pixelFormat();
    return decoded.share();
  }

  private Picture unpack(Picture decoded) {
    Conversion.Shape from =
        new Conversion.Shape(
            decoded.size(), decoded.pixelFormat(), false, avutil.AVCOL_SPC_BT709, false);
    Conversion.Shape to =
        new Conversion.Shape(
            decoded.size(), avutil.AV_PIX_FMT_RGB24, false, avutil.AVCOL_SPC_BT709, false);
    unpacking = reuse(unpacking, from, to);
    Picture unpacked = Picture.allocate(decoded.size(), avutil.AV_PIX_FMT_RGB24);
    unpacking.convert(decoded, unpacked, decoded.size().box());
    return unpacked;
  }

  /** Luminance uses all values: as tagged, or as the format's name says. Never for RGB. */
  static boolean fullRange(Picture picture) {
    int format = picture.pixelFormat();
    AVPixFmtDescriptor descriptor = avutil.av_pix_fmt_desc_get(format);
    boolean rgb = descriptor != null && (descriptor.flags() & avutil.AV_PIX_FMT_FLAG_RGB) != 0;
    return !rgb
        && (picture.live().color_range() == avutil.AVCOL_RANGE_JPEG
            || format == avutil.AV_PIX_FMT_YUVJ420P
            || format == avutil.AV_PIX_FMT_YUVJ422P
            || format == avutil.AV_PIX_FMT_YUVJ444P
            || format == avutil.AV_PIX_FMT_YUVJ440P
            || format == avutil.AV_PIX_FMT_YUVJ411P);
  }

  @Override
  public void close() {
    Optional.ofNullable(conversion).ifPresent(Conversion::close);
    Optional.ofNullable(unpacking).ifPresent(Conversion::close);
    Optional.ofNullable(whole).ifPresent(Picture::close);
  }
}
