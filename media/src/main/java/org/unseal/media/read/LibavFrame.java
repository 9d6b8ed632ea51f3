package org.unseal.media.read;

import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_INTERLACED;
import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_TOP_FIELD_FIRST;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_B;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.PictureView;
import org.unseal.media.libav.Picture;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.Damage;

/**
 * A decoded frame, with what the port leaves out for those who render: the picture as decoded, and
 * where it lies. A damaged frame has neither.
 */
public final class LibavFrame implements DecodedFrame {
  private final int index;
  private final long ticks;
  private final Optional<Damage> damage;
  private final @Nullable Picture picture;
  private final @Nullable Geometry geometry;
  private final ViewScalers scalers;
  private @Nullable Picture converted;
  private boolean closed;

  LibavFrame(
      int index,
      long ticks,
      Optional<Damage> damage,
      @Nullable Picture picture,
      @Nullable Geometry geometry,
      ViewScalers scalers) {
    this.index = index;
    this.ticks = ticks;
    this.damage = damage;
    this.picture = picture;
    this.geometry = geometry;
    this.scalers = scalers;
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  public long ticks() {
    return ticks;
  }

  @Override
  public Optional<Damage> damage() {
    return damage;
  }

  /**
   * The picture as decoded: neither scaled nor converted. It stays this frame's; share it to keep
   * it, and make it writable before drawing on it.
   */
  public Optional<Picture> decoded() {
    checkOpen();
    return Optional.ofNullable(picture);
  }

  /** Where the decoded picture lies in the recording's. */
  public Optional<Geometry> geometry() {
    return Optional.ofNullable(geometry);
  }

  /** The picture is woven of two fields. */
  public boolean interlaced() {
    return flag(AV_FRAME_FLAG_INTERLACED);
  }

  /** Of the two fields the top one is the earlier. */
  public boolean topFieldFirst() {
    return flag(AV_FRAME_FLAG_TOP_FIELD_FIRST);
  }

  @Override
  public boolean interpolated() {
    checkOpen();
    return picture != null && picture.live().pict_type() == AV_PICTURE_TYPE_B;
  }

  private boolean flag(int flag) {
    checkOpen();
    return picture != null && (picture.live().flags() & flag) != 0;
  }

  @Override
  public Optional<PictureView> picture() {
    checkOpen();
    if (picture == null || geometry == null) {
      return Optional.empty();
    }
    boolean fullRange = ViewScaler.fullRange(picture.live());
    if (isViewable(picture, geometry)) {
      return Optional.of(new View(picture, fullRange));
    }
    if (converted == null) {
      converted =
          scalers.convert(picture, new ViewScaler.Job(geometry, picture.pixelFormat(), fullRange));
    }
    return Optional.of(new View(converted, fullRange));
  }

  private static boolean isViewable(Picture picture, Geometry geometry) {
    AVFrame frame = picture.live();
    return geometry.identical()
        && ViewScaler.plain(frame.format()) == org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P
        && frame.linesize(0) > 0
        && frame.linesize(1) > 0
        && frame.linesize(2) > 0;
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("frame is closed");
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      if (picture != null) {
        picture.close();
      }
      if (converted != null) {
        converted.close();
      }
    }
  }

  /** Looks into a picture's own memory. */
  private record View(Picture of, boolean fullRange) implements PictureView {
    @Override
    public PictureSize size() {
      return of.size();
    }

    @Override
    public ByteBuffer plane(int plane) {
      AVFrame frame = of.live();
      int half = plane == 0 ? 0 : 1;
      int width = (frame.width() + half) >> half;
      int rows = (frame.height() + half) >> half;
      long bytes = (rows - 1L) * frame.linesize(plane) + width;
      return frame.data(plane).capacity(bytes).asByteBuffer().asReadOnlyBuffer();
    }

    @Override
    public int stride(int plane) {
      return of.live().linesize(plane);
    }
  }
}
