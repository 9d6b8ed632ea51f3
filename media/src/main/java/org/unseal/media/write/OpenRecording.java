package org.unseal.media.write;

import static org.unseal.media.write.WriteErrors.check;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.IntPointer;
import org.jspecify.annotations.Nullable;
import org.unseal.engine.port.RecordingWriter.RecordingFormat;
import org.unseal.media.libav.Av;
import org.unseal.media.libav.OpenNatives;
import org.unseal.media.libav.Packet;
import org.unseal.model.recording.TimeBase;

/**
 * The native parts of a recording being written: encoder, muxer and file, opened and with the head
 * written. Owns them all.
 */
final class OpenRecording implements AutoCloseable {
  // A base of at most so many ticks a second is taken for a frame rate.
  private static final int MOST_FRAMES_A_SECOND = 240;
  private static final int DISPLAY_MATRIX_BYTES = 9 * Integer.BYTES;

  private final AVFormatContext muxer = new AVFormatContext(null);
  private final AVIOContext file = new AVIOContext(null);
  private final AVCodecContext encoder;
  private final Packet packet;
  private final AVStream stream;
  private @Nullable Tone tone;
  private boolean closed;

  OpenRecording(Path path, RecordingFormat format, WriterOptions options) {
    if (format.codec().equals("libsvtav1")) {
      throw new IllegalArgumentException(
          "libsvtav1 writes to standard error and can't be told not to: use libaom-av1");
    }
    AVCodec codec = avcodec.avcodec_find_encoder_by_name(format.codec());
    if (codec == null || codec.isNull()) {
      throw new IllegalArgumentException("no such encoder: " + format.codec());
    }
    String url = "file:" + path;
    int made = avformat.avformat_alloc_output_context2(muxer, null, format.container(), url);
    if (made < 0) {
      throw new IllegalArgumentException("no such container: " + format.container());
    }
    encoder = Av.present(avcodec.avcodec_alloc_context3(codec), "an encoder");
    packet = new Packet();
    OpenNatives.opened();
    stream = avformat.avformat_new_stream(muxer, null);
    try {
      LibavOptions rest = new LibavOptions(options.libav());
      openEncoder(codec, format, options, rest);
      describeStream(options);
      if (options.tone().isPresent()) {
        tone = new Tone(muxer, options.tone().get(), options.toneDelayMillis());
      }
      check(avformat.avio_open2(file, url, avformat.AVIO_FLAG_WRITE, null, null), "open the file");
      muxer.pb(file);
      check(
          rest.offer(d -> avformat.avformat_write_header(muxer, d)), "write the head of the file");
      rest.requireAllTaken();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void openEncoder(
      AVCodec codec, RecordingFormat format, WriterOptions options, LibavOptions rest) {
    TimeBase base = format.base();
    encoder
        .width(format.size().width())
        .height(format.size().height())
        .pix_fmt(I420Frame.pixelFormat(format.pixelFormat()))
        .gop_size(format.gop())
        .thread_count(1);
    if (options.frameRate().isPresent()) {
      AVRational rate = options.frameRate().get();
      encoder.framerate(rate).time_base(avutil.av_inv_q(rate));
    } else {
      encoder.time_base(rational(base));
      if (base.denominator() / base.numerator() <= MOST_FRAMES_A_SECOND) {
        encoder.framerate(avutil.av_inv_q(rational(base)));
      }
    }
    // No random ids, no version, no date: the same pictures give the same file.
    muxer.flags(muxer.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT);
    encoder.flags(
        encoder.flags() | avcodec.AV_CODEC_FLAG_BITEXACT | avcodec.AV_CODEC_FLAG_FRAME_DURATION);
    if ((muxer.oformat().flags() & avformat.AVFMT_GLOBALHEADER) != 0) {
      encoder.flags(encoder.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
    }
    if (format.codec().equals("libx265")) {
      rest.append("x265-params", "log-level=none"); // it prints by itself otherwise
    }
    if (format.codec().equals("libx264")) {
      // Without it AVX-512 code that depends on where memory happens to lie gives now this file,
      // now that.
      rest.append("x264-params", "cpu-independent=1");
    }
    int opened = rest.offer(d -> avcodec.avcodec_open2(encoder, codec, d));
    if (opened < 0) {
      throw new IllegalArgumentException("the encoder refuses " + format);
    }
  }

  private void describeStream(WriterOptions options) {
    check(
        avcodec.avcodec_parameters_from_context(stream.codecpar(), encoder), "describe the video");
    stream.time_base(encoder.time_base());
    stream.avg_frame_rate(encoder.framerate());
    stream.sample_aspect_ratio(encoder.sample_aspect_ratio());
    AVDictionary entries = new AVDictionary(null);
    options.metadata().forEach((key, value) -> avutil.av_dict_set(entries, key, value, 0));
    muxer.metadata(entries); // which frees them
    if (options.rotation() != 0) {
      AVCodecParameters parameters = stream.codecpar();
      AVPacketSideData all = new AVPacketSideData(null);
      int[] count = {0};
      AVPacketSideData matrix =
          avcodec.av_packet_side_data_new(
              all, count, avcodec.AV_PKT_DATA_DISPLAYMATRIX, DISPLAY_MATRIX_BYTES, 0);
      avutil.av_display_rotation_set(new IntPointer(matrix.data()), options.rotation());
      parameters.coded_side_data(all).nb_coded_side_data(count[0]);
    }
  }

  static AVRational rational(TimeBase base) {
    return avutil.av_make_q(base.numerator(), base.denominator());
  }

  AVCodecContext encoder() {
    return encoder;
  }

  /** Takes all packets that the encoder has ready and writes them. */
  void drain() {
    while (true) {
      int code = avcodec.avcodec_receive_packet(encoder, packet.live());
      if (Av.again(code) || Av.end(code)) {
        return;
      }
      check(code, "encode a picture");
      avcodec.av_packet_rescale_ts(packet.live(), encoder.time_base(), stream.time_base());
      packet.live().stream_index(stream.index());
      check(avformat.av_interleaved_write_frame(muxer, packet.live()), "write the file");
    }
  }

  /** Lets the tone, if there is one, sound up to a time of the pictures. */
  void soundUpTo(double seconds) {
    if (tone != null) {
      tone.upTo(seconds);
    }
  }

  /** Writes the file's end; the disk may turn out to be full only now. */
  void finish() {
    if (tone != null) {
      tone.finish();
    }
    check(avformat.av_write_trailer(muxer), "write the end of the file");
    avformat.avio_flush(file);
    check(file.error(), "write the end of the file");
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (!file.isNull()) {
      avformat.avio_closep(file);
    }
    if (tone != null) {
      tone.close();
    }
    packet.close();
    avcodec.avcodec_free_context(encoder);
    avformat.avformat_free_context(muxer);
    OpenNatives.closed();
  }
}
