package org.unseal.media.write;

import static org.unseal.media.write.WriteErrors.check;

import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.ShortPointer;
import org.unseal.media.libav.Av;
import org.unseal.media.libav.OpenNatives;
import org.unseal.media.libav.Packet;

/** A steady tone beside the pictures, one channel, so that a recording has sound. One thread. */
final class Tone implements AutoCloseable {
  private static final int RATE = 48_000;
  private static final int HERTZ = 440;
  private static final double LOUDNESS = 0.25;
  private static final int USUAL_FRAME = 1024;

  private final AVFormatContext muxer;
  private final AVStream stream;
  private final AVCodecContext encoder;
  private final AVFrame frame;
  private final Packet packet = new Packet();
  private final int frameSize;
  private final long delay;
  private long written;
  private boolean closed;

  /**
   * Adds a stream to a muxer whose head is not written yet.
   *
   * @param codec libav's encoder name
   * @param delayMillis how much later than the pictures it begins
   */
  Tone(AVFormatContext muxer, String codec, int delayMillis) {
    this.muxer = muxer;
    AVCodec found = avcodec.avcodec_find_encoder_by_name(codec);
    if (found == null || found.isNull()) {
      throw new IllegalArgumentException("no such encoder: " + codec);
    }
    delay = (long) delayMillis * RATE / 1000;
    encoder = open(found, muxer);
    frameSize = encoder.frame_size() > 0 ? encoder.frame_size() : USUAL_FRAME;
    frame = Av.present(avutil.av_frame_alloc(), "sound");
    OpenNatives.opened();
    stream = avformat.avformat_new_stream(muxer, null);
    stream.time_base(encoder.time_base());
    check(
        avcodec.avcodec_parameters_from_context(stream.codecpar(), encoder), "describe the sound");
  }

  private static AVCodecContext open(AVCodec codec, AVFormatContext muxer) {
    boolean globalHeader = (muxer.oformat().flags() & avformat.AVFMT_GLOBALHEADER) != 0;
    for (int format :
        List.of(
            avutil.AV_SAMPLE_FMT_FLTP,
            avutil.AV_SAMPLE_FMT_FLT,
            avutil.AV_SAMPLE_FMT_S16,
            avutil.AV_SAMPLE_FMT_S16P)) {
      AVCodecContext context = Av.present(avcodec.avcodec_alloc_context3(codec), "an encoder");
      context
          .sample_fmt(format)
          .sample_rate(RATE)
          .bit_rate(64_000)
          .time_base(avutil.av_make_q(1, RATE))
          .flags(
              avcodec.AV_CODEC_FLAG_BITEXACT
                  | (globalHeader ? avcodec.AV_CODEC_FLAG_GLOBAL_HEADER : 0));
      avutil.av_channel_layout_default(context.ch_layout(), 1);
      if (avcodec.avcodec_open2(context, codec, (AVDictionary) null) >= 0) {
        return context;
      }
      avcodec.avcodec_free_context(context);
    }
    throw new IllegalArgumentException("this encoder takes no tone: " + codec.name().getString());
  }

  /** Sounds up to a time since the first picture. */
  void upTo(double seconds) {
    while (delay + written + frameSize <= seconds * RATE) {
      encodeFrame();
    }
  }

  private void encodeFrame() {
    avutil.av_frame_unref(frame);
    frame.format(encoder.sample_fmt()).sample_rate(RATE).nb_samples(frameSize).pts(delay + written);
    avutil.av_channel_layout_default(frame.ch_layout(), 1);
    check(avutil.av_frame_get_buffer(frame, 0), "make room for sound");
    boolean floats = avutil.av_get_bytes_per_sample(encoder.sample_fmt()) == Float.BYTES;
    for (int i = 0; i < frameSize; i++) {
      double value = LOUDNESS * Math.sin(2 * Math.PI * HERTZ * (written + i) / RATE);
      if (floats) {
        new FloatPointer(frame.data(0)).put(i, (float) value);
      } else {
        new ShortPointer(frame.data(0)).put(i, (short) (value * Short.MAX_VALUE));
      }
    }
    written += frameSize;
    check(avcodec.avcodec_send_frame(encoder, frame), "encode sound");
    drain();
  }

  /** Gives out what the encoder still holds. */
  void finish() {
    check(avcodec.avcodec_send_frame(encoder, null), "encode sound");
    drain();
  }

  private void drain() {
    while (true) {
      int code = avcodec.avcodec_receive_packet(encoder, packet.live());
      if (Av.again(code) || Av.end(code)) {
        return;
      }
      check(code, "encode sound");
      avcodec.av_packet_rescale_ts(packet.live(), encoder.time_base(), stream.time_base());
      packet.live().stream_index(stream.index());
      check(avformat.av_interleaved_write_frame(muxer, packet.live()), "write the file");
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      packet.close();
      avutil.av_frame_free(frame);
      avcodec.avcodec_free_context(encoder);
      OpenNatives.closed();
    }
  }
}
