package org.unseal.media.excerpt;

import static org.unseal.media.write.WriteErrors.check;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.unseal.media.libav.Av;
import org.unseal.media.libav.OpenNatives;
import org.unseal.media.libav.Packet;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * A Matroska file that takes coded pictures of any kind as they are. Times that a container left
 * out or turned round are put in order, for it takes no others. One thread.
 */
final class ExcerptFile implements AutoCloseable {
  /** Bytes of coded pictures in one excerpt. */
  private static final long MOST_BYTES = 256L << 20;

  private final AVFormatContext muxer = new AVFormatContext(null);
  private final AVIOContext file = new AVIOContext(null);
  private final AVRational sourceBase;
  private final AVStream target;
  private final long step;
  private int pictures;
  private long bytes;
  private long first;
  private long last;
  private boolean closed;

  private ExcerptFile(Path path, AVStream source) {
    String url = "file:" + path;
    check(
        avformat.avformat_alloc_output_context2(muxer, null, "matroska", url), "begin an excerpt");
    OpenNatives.opened();
    this.sourceBase = avutil.av_make_q(source.time_base().num(), source.time_base().den());
    this.step = step(source);
    try {
      muxer.flags(muxer.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT);
      target = Av.present(avformat.avformat_new_stream(muxer, null), "a stream");
      check(
          avcodec.avcodec_parameters_copy(target.codecpar(), source.codecpar()),
          "describe an excerpt");
      target.codecpar().codec_tag(0);
      target.time_base(sourceBase);
      target.avg_frame_rate(source.avg_frame_rate());
      target.sample_aspect_ratio(source.sample_aspect_ratio());
      check(avformat.avio_open2(file, url, avformat.AVIO_FLAG_WRITE, null, null), "open the file");
      muxer.pb(file);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Begins a file.
   *
   * @param source whose pictures it takes
   * @throws UnsealException {@code UNSUPPORTED_STREAM} where there is no way to keep such pictures
   */
  static ExcerptFile open(Path path, AVStream source) {
    ExcerptFile made = new ExcerptFile(path, source);
    int head = avformat.avformat_write_header(made.muxer, (AVDictionary) null);
    if (head < 0) {
      made.close();
      throw new UnsealException(
          ErrorCode.UNSUPPORTED_STREAM, "its pictures can't be copied to another file");
    }
    return made;
  }

  /** Ticks between pictures, as the container has it on average; for those without a time. */
  private static long step(AVStream source) {
    AVRational rate = source.avg_frame_rate();
    AVRational base = source.time_base();
    if (rate.num() < 1 || rate.den() < 1 || base.num() < 1) {
      return 1;
    }
    return Math.max(1, (long) base.den() * rate.den() / base.num() / rate.num());
  }

  /** How many it has. */
  int pictures() {
    return pictures;
  }

  /**
   * Adds a picture, whose bytes are let go.
   *
   * @param ticks how long the file may become, in the source's
   * @return false where it is full, without adding it
   */
  boolean add(Packet packet, long ticks) {
    AVPacket raw = packet.live();
    long decoded = raw.dts() != Av.NO_TIME ? raw.dts() : raw.pts();
    if (pictures == 0) {
      first = decoded == Av.NO_TIME ? 0 : decoded;
      last = first - 1;
    }
    long dts = decoded == Av.NO_TIME ? first + pictures * step : decoded;
    bytes += raw.size();
    if (dts - first >= ticks || bytes > MOST_BYTES) {
      return false;
    }
    dts = Math.max(dts, last + 1);
    last = dts;
    long pts = raw.pts() == Av.NO_TIME ? dts : Math.max(raw.pts(), dts);
    raw.dts(dts - first).pts(pts - first).pos(-1).stream_index(target.index());
    avcodec.av_packet_rescale_ts(raw, sourceBase, target.time_base());
    check(avformat.av_interleaved_write_frame(muxer, raw), "write the file");
    pictures++;
    return true;
  }

  /** Writes the file's end. */
  void finish() {
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
    avformat.avformat_free_context(muxer);
    OpenNatives.closed();
  }
}
