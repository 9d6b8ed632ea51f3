package org.unseal.media.listen;

import java.nio.file.Path;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.ShortPointer;
import org.unseal.media.libav.Av;
import org.unseal.testkit.sound.RadioScene;

/** Writes a scene with a real encoder. */
final class CodedSound {
  private static final int USUAL_FRAME = 1024;

  private CodedSound() {}

  /** One channel, at the scene's rate. */
  static void write(Path file, String container, String encoder, RadioScene scene) {
    Av.load();
    AVFormatContext muxer = new AVFormatContext(null);
    AVIOContext out = new AVIOContext(null);
    AVFrame frame = avutil.av_frame_alloc();
    AVPacket packet = avcodec.av_packet_alloc();
    AVCodec codec = Av.present(avcodec.avcodec_find_encoder_by_name(encoder), encoder);
    Av.check(
        avformat.avformat_alloc_output_context2(muxer, null, container, null), "make " + container);
    AVCodecContext coder = open(codec, muxer, scene.rate());
    try {
      AVStream stream = avformat.avformat_new_stream(muxer, null);
      stream.time_base(coder.time_base());
      Av.check(avcodec.avcodec_parameters_from_context(stream.codecpar(), coder), "describe");
      Av.check(
          avformat.avio_open2(out, "file:" + file, avformat.AVIO_FLAG_WRITE, null, null), "open");
      muxer.pb(out);
      Av.check(avformat.avformat_write_header(muxer, (AVDictionary) null), "begin");
      int size = coder.frame_size() > 0 ? coder.frame_size() : USUAL_FRAME;
      int[] samples = scene.samples();
      for (int at = 0; at < samples.length; at += size) {
        int count = Math.min(size, samples.length - at);
        avutil.av_frame_unref(frame);
        frame.format(coder.sample_fmt()).sample_rate(scene.rate()).nb_samples(count).pts(at);
        avutil.av_channel_layout_default(frame.ch_layout(), 1);
        Av.check(avutil.av_frame_get_buffer(frame, 0), "make room");
        fill(frame, coder.sample_fmt(), samples, at, count);
        Av.check(avcodec.avcodec_send_frame(coder, frame), "encode");
        drain(coder, packet, stream, muxer);
      }
      Av.check(avcodec.avcodec_send_frame(coder, null), "finish");
      drain(coder, packet, stream, muxer);
      Av.check(avformat.av_write_trailer(muxer), "end");
    } finally {
      avformat.avio_closep(out);
      avutil.av_frame_free(frame);
      avcodec.av_packet_free(packet);
      avcodec.avcodec_free_context(coder);
      avformat.avformat_free_context(muxer);
    }
  }

  private static AVCodecContext open(AVCodec codec, AVFormatContext muxer, int rate) {
    boolean global = (muxer.oformat().flags() & avformat.AVFMT_GLOBALHEADER) != 0;
    for (int format :
        List.of(
            avutil.AV_SAMPLE_FMT_FLTP,
            avutil.AV_SAMPLE_FMT_FLT,
            avutil.AV_SAMPLE_FMT_S16P,
            avutil.AV_SAMPLE_FMT_S16)) {
      AVCodecContext coder = avcodec.avcodec_alloc_context3(codec);
      coder
          .sample_fmt(format)
          .sample_rate(rate)
          .bit_rate(32_000)
          .time_base(avutil.av_make_q(1, rate))
          .flags(global ? avcodec.AV_CODEC_FLAG_GLOBAL_HEADER : 0);
      avutil.av_channel_layout_default(coder.ch_layout(), 1);
      if (avcodec.avcodec_open2(coder, codec, (AVDictionary) null) >= 0) {
        return coder;
      }
      avcodec.avcodec_free_context(coder);
    }
    throw new IllegalArgumentException("this encoder takes no such sound");
  }

  private static void fill(AVFrame frame, int format, int[] samples, int at, int count) {
    boolean floats = avutil.av_get_bytes_per_sample(format) == Float.BYTES;
    for (int i = 0; i < count; i++) {
      if (floats) {
        new FloatPointer(frame.data(0)).put(i, samples[at + i] / (float) (1L << 31));
      } else {
        new ShortPointer(frame.data(0)).put(i, (short) (samples[at + i] >> 16));
      }
    }
  }

  private static void drain(
      AVCodecContext coder, AVPacket packet, AVStream stream, AVFormatContext muxer) {
    while (avcodec.avcodec_receive_packet(coder, packet) >= 0) {
      avcodec.av_packet_rescale_ts(packet, coder.time_base(), stream.time_base());
      packet.stream_index(stream.index());
      Av.check(avformat.av_interleaved_write_frame(muxer, packet), "write");
    }
  }
}
