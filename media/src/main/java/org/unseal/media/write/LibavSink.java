package org.unseal.media.write;

import static org.unseal.media.write.WriteErrors.check;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.unseal.engine.port.RecordingWriter.RecordingFormat;
import org.unseal.engine.port.RecordingWriter.Sink;

/** One recording being written: pictures in, encoded and muxed as they come. One thread. */
final class LibavSink implements Sink {
  private final I420Frame picture;
  private final OpenRecording recording;
  private final RecordingFormat format;
  private final int pictureBytes;
  private final Set<Integer> entrances;
  private int written;
  private long last = Long.MIN_VALUE;
  private boolean failed;
  private boolean closed;

  LibavSink(Path file, RecordingFormat format) {
    this.format = format;
    int chroma = Math.ceilDiv(format.size().width(), 2) * Math.ceilDiv(format.size().height(), 2);
    this.pictureBytes = Math.toIntExact(format.size().pixels() + 2L * chroma);
    WriterOptions options = WriterOptions.parse(format.options());
    this.entrances = options.entrances();
    this.picture = new I420Frame(format.size(), format.pixelFormat());
    try {
      this.recording = new OpenRecording(file, format, options);
    } catch (RuntimeException e) {
      picture.close();
      throw e;
    }
  }

  @Override
  public void write(long ticks, ByteBuffer i420) {
    if (closed || failed) {
      throw new IllegalStateException("this recording takes no more pictures");
    }
    if (ticks <= last || i420.limit() < pictureBytes) {
      throw new IllegalArgumentException(
          "tick " + ticks + " after " + last + ", " + i420.limit() + " of " + pictureBytes);
    }
    failed = true; // until this picture is through
    AVCodecContext encoder = recording.encoder();
    AVFrame frame = picture.fill(i420);
    frame.pts(
        avutil.av_rescale_q(ticks, OpenRecording.rational(format.base()), encoder.time_base()));
    if (last != Long.MIN_VALUE) {
      frame.duration(
          avutil.av_rescale_q(
              ticks - last, OpenRecording.rational(format.base()), encoder.time_base()));
    }
    frame.pict_type(
        entrances.contains(written) ? avutil.AV_PICTURE_TYPE_I : avutil.AV_PICTURE_TYPE_NONE);
    written++;
    frame.flags(fieldFlags(encoder.field_order()));
    check(avcodec.avcodec_send_frame(encoder, frame), "encode a picture");
    recording.drain();
    recording.soundUpTo(format.base().toSeconds(ticks));
    last = ticks;
    failed = false;
  }

  private static int fieldFlags(int fieldOrder) {
    return switch (fieldOrder) {
      case avcodec.AV_FIELD_TT ->
          AVFrame.AV_FRAME_FLAG_INTERLACED | AVFrame.AV_FRAME_FLAG_TOP_FIELD_FIRST;
      case avcodec.AV_FIELD_BB -> AVFrame.AV_FRAME_FLAG_INTERLACED;
      default -> 0;
    };
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try (picture;
        recording) {
      if (!failed) {
        check(avcodec.avcodec_send_frame(recording.encoder(), null), "encode a picture");
        recording.drain();
        recording.finish();
      }
    }
  }
}
