package org.unseal.media.read;

import static org.bytedeco.ffmpeg.avcodec.AVCodecContext.FF_THREAD_SLICE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_CAP_SLICE_THREADS;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_COPY_OPAQUE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_OUTPUT_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_UNALIGNED;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_FFV1;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PRORES;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP9;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VVC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_BITSTREAM;
import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_BUFFER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_CRCCHECK;
import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_EXPLODE;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;

import java.util.Optional;
import java.util.function.ObjIntConsumer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;
import org.unseal.media.libav.Av;
import org.unseal.media.libav.Complaint;
import org.unseal.media.libav.Complaints;
import org.unseal.media.libav.OpenNatives;
import org.unseal.media.libav.Picture;
import org.unseal.media.libav.Tag;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.recording.Damage;

/**
 * Makes pictures of packets, one packet at a time, and says of each packet whether anything about
 * it was wrong. No pictures are decoded side by side: an error is always that of the packet just
 * given, whatever the number of threads. One thread.
 */
public final class PictureDecoder implements AutoCloseable {
  /** More pictures than this from one packet are a broken decoder, not a recording. */
  private static final int MOST_PICTURES = 1024;

  private final AVCodecContext context;
  private final Complaints complaints;
  private final Picture spare = Picture.allocate();
  private Optional<Undercoat> undercoat = Optional.empty();
  private boolean closed;

  private PictureDecoder(AVCodecContext context) {
    this.context = context;
    complaints = Complaints.of(context);
    OpenNatives.opened();
  }

  /** Opens a decoder for a stream, with at most so many threads. */
  public static PictureDecoder open(AVStream stream, int threads) {
    AVCodec codec = avcodec_find_decoder(stream.codecpar().codec_id());
    if (codec == null) {
      throw unsupported("no decoder");
    }
    PictureDecoder decoder =
        new PictureDecoder(Av.present(avcodec_alloc_context3(codec), "a decoder"));
    try {
      decoder.configure(stream, codec, threads);
      return decoder;
    } catch (RuntimeException e) {
      decoder.close();
      throw e;
    }
  }

  private void configure(AVStream stream, AVCodec codec, int threads) {
    // Error concealment stays on, because only with it do the MPEG decoders keep the books that
    // tell
    // of missing slices and of blocks that can't be decoded. What is concealed is said, and spoilt.
    Av.check(avcodec_parameters_to_context(context, stream.codecpar()), "copy stream parameters");
    context
        .pkt_timebase(stream.time_base())
        .flags(
            context.flags()
                | AV_CODEC_FLAG_BITEXACT
                | AV_CODEC_FLAG_COPY_OPAQUE
                | AV_CODEC_FLAG_OUTPUT_CORRUPT
                | AV_CODEC_FLAG_UNALIGNED)
        .err_recognition(AV_EF_EXPLODE | AV_EF_CRCCHECK | AV_EF_BITSTREAM | AV_EF_BUFFER)
        .max_pixels(Limits.PIXELS)
        .thread_type(FF_THREAD_SLICE)
        .thread_count(mayShare(codec) ? Math.clamp(threads, 1, 16) : 1);
    if (mayLeaveGaps(codec)) {
      undercoat = Optional.of(Undercoat.under(context));
    }
    int opened = avcodec_open2(context, codec, (AVDictionary) null);
    if (opened < 0) {
      throw unsupported(Av.text(opened));
    }
    complaints.take();
  }

  /**
   * Those that find missing slices by their bookkeeping of errors give that up with several
   * threads; the others lose nothing.
   */
  private static boolean mayShare(AVCodec codec) {
    int id = codec.id();
    return (codec.capabilities() & AV_CODEC_CAP_SLICE_THREADS) != 0
        && (id == AV_CODEC_ID_HEVC
            || id == AV_CODEC_ID_VP9
            || id == AV_CODEC_ID_FFV1
            || id == AV_CODEC_ID_PRORES);
  }

  /** Those that do not notice a missing slice by themselves. */
  private static boolean mayLeaveGaps(AVCodec codec) {
    int id = codec.id();
    return id == AV_CODEC_ID_HEVC || id == AV_CODEC_ID_VVC || id == AV_CODEC_ID_MJPEG;
  }

  private static UnsealException unsupported(String why) {
    return new UnsealException(
        ErrorCode.UNSUPPORTED_STREAM,
        "The video in this file can't be decoded here ("
            + why
            + "); export it from the recorder's own software in another format.");
  }

  /**
   * Decodes one packet.
   *
   * @param id travels to the pictures that come of it
   * @param sink takes each picture that is complete now, of this packet or an earlier one, with its
   *     packet's id, and owns it
   * @return what was wrong, if anything
   */
  public Optional<Damage> decode(AVPacket packet, int id, ObjIntConsumer<Picture> sink) {
    try (Tag tag = new Tag(id + 1L)) { // 0 would be no tag
      packet.opaque(tag);
      return exchange(packet, sink);
    }
  }

  /** Takes out what is left, and makes the decoder ready for another beginning. */
  public Optional<Damage> drain(ObjIntConsumer<Picture> sink) {
    Optional<Damage> wrong = exchange(null, sink);
    avcodec_flush_buffers(live());
    complaints.take();
    return wrong;
  }

  private Optional<Damage> exchange(@Nullable AVPacket packet, ObjIntConsumer<Picture> sink) {
    boolean error = false;
    int sent = avcodec_send_packet(live(), packet);
    if (sent < 0 && !Av.end(sent)) {
      outOfMemory(sent);
      error = true;
    }
    for (int i = 0; i < MOST_PICTURES; i++) {
      int code = avcodec_receive_frame(context, spare.live());
      if (code < 0) {
        if (Av.again(code) || Av.end(code)) {
          break;
        }
        outOfMemory(code);
        error = true;
        continue;
      }
      Pointer tag = spare.live().opaque();
      int id = tag == null ? -1 : (int) (tag.address() - 1);
      if (Limits.allow(spare.live().width(), spare.live().height())) {
        sink.accept(spare.moveOut(), id);
      } else {
        spare.clear();
        error = true;
      }
    }
    error |= undercoat.isPresent() && !undercoat.get().painted();
    Complaint complaint = complaints.take();
    if (error || complaint == Complaint.ERROR) {
      return Optional.of(Damage.DECODE_ERROR);
    }
    return complaint == Complaint.MISSING_REFERENCE
        ? Optional.of(Damage.MISSING_REFERENCE)
        : Optional.empty();
  }

  private static void outOfMemory(int code) {
    UnsealException failure = Av.failure(code, "decode a picture");
    if (failure.code() == ErrorCode.OUT_OF_MEMORY) {
      throw failure;
    }
  }

  private AVCodecContext live() {
    if (closed) {
      throw new IllegalStateException("decoder is closed");
    }
    return context;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      complaints.close();
      undercoat.ifPresent(Undercoat::close);
      spare.close();
      avcodec_free_context(context);
      OpenNatives.closed();
    }
  }
}
