package org.unseal.media.libav;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_clone;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_move_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.unseal.model.picture.PictureSize;

/**
 * One picture in native memory: the owner of one {@code AVFrame}. Owned by whoever holds it; may be
 * handed from thread to thread, used by one at a time.
 */
public final class Picture implements AutoCloseable {
  private final AVFrame frame;
  private boolean closed;

  private Picture(AVFrame frame) {
    this.frame = frame;
    OpenNatives.opened();
  }

  /** An empty one, for a decoder to fill. */
  public static Picture allocate() {
    Av.load();
    return new Picture(Av.present(av_frame_alloc(), "a picture"));
  }

  /** One with pixels of its own, whose contents are undefined. */
  public static Picture allocate(PictureSize size, int pixelFormat) {
    Picture picture = allocate();
    try {
      picture.frame.width(size.width()).height(size.height()).format(pixelFormat);
      Av.check(av_frame_get_buffer(picture.frame, 0), "make room for a picture");
      return picture;
    } catch (RuntimeException e) {
      picture.close();
      throw e;
    }
  }

  /** The frame itself, never to be freed by the caller. */
  public AVFrame live() {
    if (closed) {
      throw new IllegalStateException("picture is closed");
    }
    return frame;
  }

  /** A second owner of the same pixels. */
  public Picture share() {
    return new Picture(Av.present(av_frame_clone(live()), "a picture"));
  }

  /** Moves everything into a new owner and leaves this one empty. */
  public Picture moveOut() {
    Picture other = allocate();
    av_frame_move_ref(other.frame, live());
    return other;
  }

  /** Makes the pixels this owner's alone, by copying them where others see them too. */
  public void makeWritable() {
    Av.check(av_frame_make_writable(live()), "copy a picture");
  }

  /** Lets the pixels go and keeps the empty frame. */
  public void clear() {
    av_frame_unref(live());
  }

  public PictureSize size() {
    return new PictureSize(live().width(), live().height());
  }

  /** libav's number of the pixel format. */
  public int pixelFormat() {
    return live().format();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      av_frame_free(frame);
      OpenNatives.closed();
    }
  }
}
