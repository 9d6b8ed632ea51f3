package org.unseal.media.render;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVComponentDescriptor;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;
import org.unseal.media.libav.Picture;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;

/**
 * The fill as the bytes of one row of each plane, for one pixel format and size: covering a box is
 * copying a part of them. Works on pictures as they were decoded, whatever their subsampling, depth
 * and packing. Immutable once made.
 */
final class FillPattern {
  private static final int UNDRAWABLE =
      avutil.AV_PIX_FMT_FLAG_PAL
          | avutil.AV_PIX_FMT_FLAG_BITSTREAM
          | avutil.AV_PIX_FMT_FLAG_HWACCEL
          | avutil.AV_PIX_FMT_FLAG_BAYER
          | avutil.AV_PIX_FMT_FLAG_FLOAT
          | avutil.AV_PIX_FMT_FLAG_XYZ;

  private final PictureSize size;
  private final int pixelFormat;
  private final List<Plane> planes;

  /**
   * One plane.
   *
   * @param row the bytes of a whole row of fill
   * @param shiftX log2 of how many columns of pixels share a step, horizontally
   * @param shiftY and vertically
   * @param step bytes of such a group
   */
  private record Plane(int number, MemorySegment row, int shiftX, int shiftY, int step) {}

  private FillPattern(PictureSize size, int pixelFormat, List<Plane> planes) {
    this.size = size;
    this.pixelFormat = pixelFormat;
    this.planes = List.copyOf(planes);
  }

  /** Empty for formats whose pixels don't lie on whole bytes: these are converted first. */
  static Optional<FillPattern> of(PictureSize size, int pixelFormat, FillColour colour) {
    AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(pixelFormat);
    if (format == null || (format.flags() & UNDRAWABLE) != 0) {
      return Optional.empty();
    }
    int count = avutil.av_pix_fmt_count_planes(pixelFormat);
    List<Plane> planes = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      planes.add(plane(number, size, format, colour));
    }
    if (planes.stream().anyMatch(p -> !even(p, format))) {
      return Optional.empty();
    }
    return Optional.of(new FillPattern(size, pixelFormat, planes));
  }

  /**
   * Whether luminance that is packed with chroma repeats within the group as often as it should.
   */
  private static boolean even(Plane plane, AVPixFmtDescriptor format) {
    AVComponentDescriptor first = format.comp(0);
    int pixels = 1 << plane.shiftX();
    return first.plane() != plane.number() || first.step() * pixels == plane.step();
  }

  /**
   * How many columns and rows of pixels share a sample, so that masks must not cut between them.
   */
  static int log2ChromaWidth(int pixelFormat) {
    AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(pixelFormat);
    return format == null ? 1 : format.log2_chroma_w();
  }

  static int log2ChromaHeight(int pixelFormat) {
    AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(pixelFormat);
    return format == null ? 1 : format.log2_chroma_h();
  }

  private static Plane plane(
      int number, PictureSize size, AVPixFmtDescriptor format, FillColour colour) {
    List<Integer> here = new ArrayList<>();
    boolean onlyChroma = true;
    int widest = 0;
    for (int c = 0; c < format.nb_components(); c++) {
      AVComponentDescriptor component = format.comp(c);
      if (component.plane() == number) {
        here.add(c);
        onlyChroma &= chroma(format, c);
        widest = Math.max(widest, component.step());
      }
    }
    int shiftX = 0;
    for (int c : here) {
      shiftX = chroma(format, c) ? Math.max(shiftX, format.log2_chroma_w()) : shiftX;
    }
    int shiftY = onlyChroma ? format.log2_chroma_h() : 0;
    int groups = Math.ceilDiv(size.width(), 1 << shiftX);
    byte[] row = new byte[groups * widest];
    for (int c : here) {
      AVComponentDescriptor component = format.comp(c);
      int value = value(format, c, colour) << component.shift();
      int bits = component.shift() + component.depth();
      boolean bigEndian = (format.flags() & avutil.AV_PIX_FMT_FLAG_BE) != 0;
      for (int at = component.offset(); at < row.length; at += component.step()) {
        put(row, at, value, bits, bigEndian);
      }
    }
    return new Plane(number, MemorySegment.ofArray(row).asReadOnly(), shiftX, shiftY, widest);
  }

  private static boolean chroma(AVPixFmtDescriptor format, int component) {
    boolean colours = (format.flags() & avutil.AV_PIX_FMT_FLAG_RGB) == 0;
    return colours && format.nb_components() >= 3 && (component == 1 || component == 2);
  }

  private static int value(AVPixFmtDescriptor format, int component, FillColour colour) {
    int depth = format.comp(component).depth();
    boolean alpha = (format.flags() & avutil.AV_PIX_FMT_FLAG_ALPHA) != 0;
    if (alpha && component == format.nb_components() - 1) {
      return (1 << depth) - 1;
    }
    return (format.flags() & avutil.AV_PIX_FMT_FLAG_RGB) != 0
        ? colour.primary(component, depth)
        : colour.component(component, depth);
  }

  /** Adds a component's bits to what is there, as libav lays components out. */
  private static void put(byte[] row, int at, int value, int bits, boolean bigEndian) {
    if (bits <= 8) {
      int place = at + (bigEndian ? 1 : 0);
      if (place < row.length) {
        row[place] |= (byte) value;
      }
      return;
    }
    int bytes = bits <= 16 ? 2 : 4;
    for (int i = 0; i < bytes && at + i < row.length; i++) {
      int shift = 8 * (bigEndian ? bytes - 1 - i : i);
      row[at + i] |= (byte) (value >> shift);
    }
  }

  boolean fits(Picture picture) {
    return picture.pixelFormat() == pixelFormat && picture.size().equals(size);
  }

  /**
   * Covers boxes, each grown outward to whole samples. The picture's pixels must be its owner's
   * alone.
   */
  void cover(Picture picture, List<Box> boxes) {
    if (!fits(picture)) {
      throw new IllegalArgumentException("a pattern of another kind of picture");
    }
    AVFrame frame = picture.live();
    for (Plane plane : planes) {
      int stride = frame.linesize(plane.number());
      int rows = Math.ceilDiv(size.height(), 1 << plane.shiftY());
      MemorySegment to = rows(frame, plane.number(), rows, (int) plane.row().byteSize());
      long first = stride < 0 ? (long) -stride * (rows - 1) : 0;
      for (Box box : boxes) {
        box.clip(size).ifPresent(b -> cover(to, first, stride, plane, b));
      }
    }
  }

  private static void cover(MemorySegment to, long first, int stride, Plane plane, Box box) {
    int from = (box.left() >> plane.shiftX()) * plane.step();
    int end =
        Math.min(
            Math.ceilDiv(box.right(), 1 << plane.shiftX()) * plane.step(),
            (int) plane.row().byteSize());
    int bottom = Math.ceilDiv(box.bottom(), 1 << plane.shiftY());
    for (int y = box.top() >> plane.shiftY(); y < bottom; y++) {
      MemorySegment.copy(plane.row(), from, to, first + (long) y * stride + from, end - from);
    }
  }

  /** The memory of a plane; with a negative stride the first row is the last in memory. */
  static MemorySegment rows(AVFrame frame, int plane, int rows, int rowBytes) {
    int stride = frame.linesize(plane);
    long address = frame.data(plane).address();
    long length = (long) Math.abs(stride) * (rows - 1) + rowBytes;
    long lowest = stride < 0 ? address + (long) stride * (rows - 1) : address;
    return MemorySegment.ofAddress(lowest).reinterpret(length);
  }
}
