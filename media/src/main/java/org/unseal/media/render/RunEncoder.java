package org.unseal.media.render;

import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.unseal.media.libav.Av;
import org.unseal.media.libav.OpenNatives;
import org.unseal.media.libav.Packet;
import org.unseal.media.libav.Picture;
import org.unseal.media.mp4.PictureTrack.FieldOrder;
import org.unseal.media.mp4.PictureTrack.PixelAspect;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * A fresh x264 for one run of pictures, which begins with an IDR and refers to nothing outside. One
 * thread.
 */
final class RunEncoder implements AutoCloseable {
  private final AVCodecContext context;
  private final Packet packet = new Packet();
  private final EncodedRun run = new EncodedRun();
  private final Optional<Consumer<Picture>> reconstructed;
  private final Picture spare = Picture.allocate();
  private byte[] scratch = new byte[1 << 16];
  private final int frameFlags;
  private long lastTicks = -1;
  private boolean closed;

  RunEncoder(EncoderSetup setup) {
    this(setup, Optional.empty());
  }

  /**
   * An encoder that shows what every decoder will show.
   *
   * @param reconstructed takes each picture as it comes out, in order; it stays the encoder's
   */
  RunEncoder(EncoderSetup setup, Consumer<Picture> reconstructed) {
    this(setup, Optional.of(reconstructed));
  }

  private RunEncoder(EncoderSetup setup, Optional<Consumer<Picture>> reconstructed) {
    this.reconstructed = reconstructed;
    AVCodec codec = avcodec.avcodec_find_encoder_by_name("libx264");
    if (codec == null) {
      packet.close();
      spare.close();
      throw new UnsealException(
          ErrorCode.NATIVE_LIBRARY_MISSING,
          "The video library of this machine has no x264; use the build with it (gpl).");
    }
    context = Av.present(avcodec.avcodec_alloc_context3(codec), "an encoder");
    OpenNatives.opened();
    frameFlags = setup.fields().map(RunEncoder::flags).orElse(0);
    AVDictionary options = new AVDictionary(null);
    try {
      describe(setup);
      avutil.av_dict_set(options, "preset", setup.preset(), 0);
      avutil.av_dict_set(options, "crf", Integer.toString(setup.quality()), 0);
      avutil.av_dict_set(options, "forced-idr", "1", 0);
      avutil.av_dict_set(options, "a53cc", "0", 0);
      avutil.av_dict_set(options, "x264-params", setup.parameters(), 0);
      Av.check(avcodec.avcodec_open2(context, codec, options), "open the encoder");
      run.parameterSets(bytes(context.extradata(), context.extradata_size()));
    } catch (RuntimeException e) {
      close();
      throw e;
    } finally {
      avutil.av_dict_free(options);
    }
  }

  private static int flags(FieldOrder order) {
    return order == FieldOrder.TOP_FIRST
        ? AVFrame.AV_FRAME_FLAG_INTERLACED | AVFrame.AV_FRAME_FLAG_TOP_FIELD_FIRST
        : AVFrame.AV_FRAME_FLAG_INTERLACED;
  }

  private void describe(EncoderSetup setup) {
    Optional<PixelAspect> aspect = setup.aspect();
    context
        .width(setup.size().width())
        .height(setup.size().height())
        .pix_fmt(avutil.AV_PIX_FMT_YUV420P)
        .time_base(avutil.av_make_q(setup.base().numerator(), setup.base().denominator()))
        .framerate(avutil.av_make_q(setup.framesPerSecond(), 1))
        .sample_aspect_ratio(
            avutil.av_make_q(
                aspect.map(PixelAspect::horizontal).orElse(0),
                aspect.map(PixelAspect::vertical).orElse(1)))
        .color_range(setup.tags().range())
        .color_primaries(setup.tags().primaries())
        .color_trc(setup.tags().transfer())
        .colorspace(setup.tags().matrix())
        .chroma_sample_location(setup.tags().chromaLocation())
        .thread_count(1)
        .flags(
            context.flags()
                | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER
                | avcodec.AV_CODEC_FLAG_CLOSED_GOP
                | avcodec.AV_CODEC_FLAG_BITEXACT
                | (reconstructed.isPresent() ? avcodec.AV_CODEC_FLAG_RECON_FRAME : 0));
    setup
        .fields()
        .ifPresent(
            order ->
                context
                    .flags(
                        context.flags()
                            | avcodec.AV_CODEC_FLAG_INTERLACED_DCT
                            | avcodec.AV_CODEC_FLAG_INTERLACED_ME)
                    .field_order(
                        order == FieldOrder.TOP_FIRST ? avcodec.AV_FIELD_TT : avcodec.AV_FIELD_BB));
  }

  /**
   * Encodes one picture.
   *
   * @param picture 8-bit 4:2:0 of the coded size, with nothing attached to it
   * @param ticks since the run's first picture; moved on by one where they don't increase
   * @param entrance decoding can begin here
   */
  void encode(Picture picture, long ticks, boolean entrance) {
    AVFrame frame = picture.live();
    lastTicks = Math.max(ticks, lastTicks + 1);
    frame
        .pts(lastTicks)
        .flags(frameFlags)
        .pict_type(entrance ? avutil.AV_PICTURE_TYPE_I : avutil.AV_PICTURE_TYPE_NONE);
    Av.check(avcodec.avcodec_send_frame(context, frame), "encode a picture");
    drain();
  }

  /** Finishes and gives everything; the encoder takes nothing more. */
  EncodedRun finish() {
    Av.check(avcodec.avcodec_send_frame(context, null), "finish encoding");
    drain();
    return run;
  }

  private void drain() {
    while (true) {
      int code = avcodec.avcodec_receive_packet(context, packet.live());
      if (Av.again(code) || Av.end(code)) {
        return;
      }
      Av.check(code, "encode a picture");
      int size = packet.live().size();
      if (size > scratch.length) {
        scratch = new byte[2 * size];
      }
      packet.live().data().get(scratch, 0, size);
      run.add(scratch, size);
      reconstructed.ifPresent(this::give);
    }
  }

  private void give(Consumer<Picture> taker) {
    Av.check(
        avcodec.avcodec_receive_frame(context, spare.live()), "take a picture from the encoder");
    taker.accept(spare);
    spare.clear();
  }

  private static byte[] bytes(BytePointer from, int size) {
    byte[] copy = new byte[size];
    from.get(copy, 0, size);
    return copy;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      packet.close();
      spare.close();
      avcodec.avcodec_free_context(context);
      OpenNatives.closed();
    }
  }
}
