package org.unseal.media.read;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_SUBRIP;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_GLOBALHEADER;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_SUBTITLE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.Pointer;
import org.unseal.media.libav.Av;
import org.unseal.media.libav.Packet;

/** Puts the video of several clips into one file, for recordings with more than one stream. */
final class JoinedStreams {
  private JoinedStreams() {}

  /**
   * Writes the streams in this order.
   *
   * @param disposition libav's flags for the first of them
   */
  static Path write(Path to, String container, int disposition, List<Path> clips) {
    return write(to, container, "", disposition, clips);
  }

  /** A clip with a stream of text, in which nothing is said, and a title of the whole. */
  static Path withText(Path to, String container, Path clip) {
    return write(to, container, "", 0, List.of(clip), true);
  }

  /** Puts a clip into another container; the options are {@code movflags}. */
  static Path remux(Path clip, Path to, String container, String movflags) {
    return write(to, container, movflags, 0, List.of(clip));
  }

  private static Path write(
      Path to, String container, String movflags, int disposition, List<Path> clips) {
    return write(to, container, movflags, disposition, clips, false);
  }

  private static Path write(
      Path to, String container, String movflags, int disposition, List<Path> clips, boolean text) {
    AVFormatContext output = new AVFormatContext((Pointer) null);
    Av.check(
        avformat_alloc_output_context2(output, (AVOutputFormat) null, container, to.toString()),
        "make a muxer");
    AVIOContext io = new AVIOContext((Pointer) null);
    Av.check(avio_open(io, to.toString(), AVIO_FLAG_WRITE), "open a file");
    output.pb(io);
    output.flags(output.flags() | AVFMT_GLOBALHEADER);
    for (Path clip : clips) {
      AVStream stream = Av.present(avformat_new_stream(output, (AVCodec) null), "a stream");
      describe(clip, stream);
      if (stream.index() == 0) {
        stream.disposition(disposition);
      }
    }
    if (text) {
      AVStream stream = Av.present(avformat_new_stream(output, (AVCodec) null), "a stream");
      stream.codecpar().codec_type(AVMEDIA_TYPE_SUBTITLE);
      stream.codecpar().codec_id(AV_CODEC_ID_SUBRIP);
      AVDictionary title = new AVDictionary((Pointer) null);
      av_dict_set(title, "title", "a title", 0);
      output.metadata(title);
    }
    AVDictionary options = new AVDictionary((Pointer) null);
    if (!movflags.isEmpty()) {
      av_dict_set(options, "movflags", movflags, 0);
    }
    Av.check(avformat_write_header(output, options), "write a header");
    av_dict_free(options);
    for (int i = 0; i < clips.size(); i++) {
      copy(clips.get(i), output, i);
    }
    Av.check(av_write_trailer(output), "finish a file");
    avio_closep(io);
    avformat_free_context(output);
    return to;
  }

  private static void describe(Path clip, AVStream stream) {
    try (FileChannel channel = FileChannel.open(clip);
        Demuxer demuxer = Demuxer.open(channel, channel.size())) {
      Av.check(avcodec_parameters_copy(stream.codecpar(), demuxer.stream(0).codecpar()), "copy");
      stream.codecpar().codec_tag(0);
      stream.time_base(demuxer.stream(0).time_base());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path clip, AVFormatContext output, int index) {
    try (FileChannel channel = FileChannel.open(clip);
        Demuxer demuxer = Demuxer.open(channel, channel.size());
        Packet packet = new Packet()) {
      while (demuxer.read(packet) == Demuxer.Reading.PACKET) {
        AVPacket raw = packet.live();
        raw.stream_index(index);
        raw.pos(-1);
        av_packet_rescale_ts(raw, demuxer.stream(0).time_base(), output.streams(index).time_base());
        Av.check(av_interleaved_write_frame(output, raw), "write a packet");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
