package org.unseal.media.read;

import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_max_alloc;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EACCES;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;
import org.unseal.media.libav.Av;
import org.unseal.media.libav.Complaint;
import org.unseal.media.libav.Complaints;
import org.unseal.media.libav.OpenNatives;
import org.unseal.media.libav.Packet;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * Takes a container apart into packets. Reads the one channel it is given, and can open nothing
 * else: containers that name other files are not among those it knows, and a request to open one is
 * refused. One thread.
 */
public final class Demuxer implements AutoCloseable {
  /**
   * Containers with their pictures or their sound inside. Playlists, concat scripts, image
   * sequences, network descriptions and containers with satellite files are left out on purpose.
   */
  private static final String CONTAINERS =
      String.join(
          ",",
          "mov,mp4,m4a,3gp,3g2,mj2",
          "matroska,webm",
          "avi,mpegts,mpeg,mpegvideo,asf,asf_o,flv,live_flv,kux,ogg,nut,mxf,gxf,wtv,rm",
          "h264,hevc,vvc,m4v,mjpeg,h263,h261,vc1,vc1test,ivf,obu,av1,cavsvideo,avs2,avs3,dirac",
          "dv,dhav,hxvs,ifv,luodat,lmlm4,nc,nuv,nsv,pva,pmp,ty,iv8,mpjpeg,smjpeg,yuv4mpegpipe",
          "jpeg_pipe" /* what raw MJPEG is taken for */,
          "wav,w64,mp3" /* sound alone */);

  private static final int MOST_RETRIES = 10_000;

  private final ChannelIo io;
  private final AVFormatContext context;
  private final Complaints complaints;
  private boolean closed;

  private Demuxer(ChannelIo io, AVFormatContext context, Complaints complaints) {
    this.io = io;
    this.context = context;
    this.complaints = complaints;
    OpenNatives.opened();
  }

  /**
   * Opens a container and finds out what is in it.
   *
   * @param channel stays open, and the caller's
   * @throws UnsealException {@code NOT_A_VIDEO} where it is none of the known containers
   */
  public static Demuxer open(FileChannel channel, long length) {
    Av.load();
    ChannelIo io = new ChannelIo(channel, length);
    try {
      return over(io);
    } catch (RuntimeException e) {
      io.close();
      throw e;
    }
  }

  /** Says how much memory libav may ask for at once, in the whole process. */
  public static void limitMemory() {
    av_max_alloc(Limits.ALLOCATION);
  }

  private static Demuxer over(ChannelIo io) {
    AVFormatContext context = Av.present(avformat_alloc_context(), "a demuxer");
    context
        .pb(io.live())
        .max_streams(Limits.STREAMS)
        .probesize(Limits.PROBE_BYTES)
        .max_analyze_duration(Limits.PROBE_MICROSECONDS)
        .io_open(Refusal.ONLY);
    Complaints complaints = Complaints.of(context);
    AVDictionary options = new AVDictionary((Pointer) null);
    try {
      av_dict_set(options, "format_whitelist", CONTAINERS, 0);
      av_dict_set(options, "protocol_whitelist", "none", 0);
      int opened = avformat_open_input(context, "", (AVInputFormat) null, options);
      if (opened < 0) { // libav has freed the context
        throw unusable(io, opened);
      }
    } catch (RuntimeException e) {
      complaints.close();
      throw e;
    } finally {
      av_dict_free(options);
    }
    Demuxer demuxer = new Demuxer(io, context, complaints);
    try {
      int found = avformat_find_stream_info(context, (PointerPointer<?>) null);
      if (found < 0) {
        throw unusable(io, found);
      }
      complaints.take();
      return demuxer;
    } catch (RuntimeException e) {
      demuxer.closeContext();
      throw e;
    }
  }

  private static UnsealException unusable(ChannelIo io, int code) {
    if (io.failure().isPresent()) {
      return unreadable(io.failure().get());
    }
    UnsealException failure = Av.failure(code, "open a recording");
    return failure.code() == ErrorCode.OUT_OF_MEMORY
        ? failure
        : new UnsealException(
            ErrorCode.NOT_A_VIDEO,
            "No recording in this file: it is in none of the containers that Unseal reads ("
                + Av.text(code)
                + "); give the file as the camera or recorder wrote it.");
  }

  private static UnsealException unreadable(IOException cause) {
    return new UnsealException(
        ErrorCode.INPUT_UNREADABLE,
        "The recording could not be read from its disk; copy it to another one and try again.",
        cause);
  }

  /** The context, never to be freed by the caller. */
  public AVFormatContext live() {
    if (closed) {
      throw new IllegalStateException("demuxer is closed");
    }
    return context;
  }

  public int streams() {
    return live().nb_streams();
  }

  public AVStream stream(int index) {
    return live().streams(index);
  }

  /** The container's short name. */
  String container() {
    return live().iformat().name().getString();
  }

  /**
   * Reads the next packet of any stream that is not discarded.
   *
   * @return how it went; the packet is filled with {@link Reading#PACKET} and {@link
   *     Reading#PACKET_AFTER_LOSS} only
   * @throws UnsealException where the disk gave an error
   */
  public Reading read(Packet packet) {
    packet.clear();
    AVPacket raw = packet.live();
    for (int retry = 0; retry < MOST_RETRIES; retry++) {
      int code = av_read_frame(live(), raw);
      if (io.failure().isPresent()) {
        throw unreadable(io.failure().get());
      }
      if (code >= 0) {
        return complaints.take() == Complaint.NONE ? Reading.PACKET : Reading.PACKET_AFTER_LOSS;
      }
      if (Av.end(code)) {
        return complaints.take() == Complaint.NONE ? Reading.END : Reading.BROKEN_OFF;
      }
      if (!Av.again(code)) {
        return Reading.BROKEN_OFF;
      }
    }
    return Reading.BROKEN_OFF;
  }

  /** How a reading went. */
  public enum Reading {
    PACKET,
    /** There is a packet, and the container is broken somewhere before it. */
    PACKET_AFTER_LOSS,
    END,
    /** The container ends in the middle of something. */
    BROKEN_OFF
  }

  @Override
  public void close() {
    closeContext();
    io.close();
  }

  private void closeContext() {
    if (!closed) {
      closed = true;
      complaints.close();
      avformat_close_input(context);
      OpenNatives.closed();
    }
  }

  /** Says no to every request to open another file. */
  private static final class Refusal
      extends AVFormatContext
          .Io_open_AVFormatContext_PointerPointer_BytePointer_int_PointerPointer {
    static final Refusal ONLY = new Refusal();

    @Override
    @SuppressWarnings("rawtypes") // as the library declares it
    public int call(
        AVFormatContext context,
        PointerPointer opened,
        BytePointer address,
        int flags,
        @Nullable PointerPointer options) {
      return AVERROR_EACCES();
    }
  }
}
