package org.unseal.engine.port;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.TimeBase;

/**
 * Encodes recordings from drawn pictures: for synthetic footage and for tests that make their own
 * input.
 */
public interface RecordingWriter {
  /** Opens a new file; the container follows from the format, not from the name. */
  Sink open(Path file, RecordingFormat format);

  /** Takes pictures in order. One thread. */
  interface Sink extends AutoCloseable {
    /**
     * Encodes one picture.
     *
     * @param ticks presentation time, larger than the one before
     * @param i420 8-bit 4:2:0, planes without gaps, chroma rounded up; read from position 0
     */
    void write(long ticks, ByteBuffer i420);

    /** Finishes the file. */
    @Override
    void close();
  }

  /**
   * How to encode.
   *
   * @param container libav's muxer name: {@code mp4}, {@code matroska}, {@code avi}, {@code
   *     mpegts}, {@code mpeg}, {@code asf}, {@code h264}, ...
   * @param codec libav's encoder name: {@code libx264}, {@code libx265}, {@code mjpeg}, {@code
   *     mpeg4}, {@code msmpeg4}, ...
   * @param pixelFormat what to encode as, e.g. {@code yuv420p}, {@code yuv422p10le}, {@code gray}
   * @param gop most frames from a keyframe to the next
   * @param options libav options of codec and muxer, {@code key=value} joined by {@code ;}; may be
   *     empty
   */
  record RecordingFormat(
      String container,
      String codec,
      String pixelFormat,
      PictureSize size,
      TimeBase base,
      int gop,
      String options) {}
}
