package org.unseal.media.sound;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.FloatPointer;
import org.unseal.media.libav.Av;
import org.unseal.media.libav.OpenNatives;
import org.unseal.media.libav.Packet;
import org.unseal.media.sound.Sound.Piece;
import org.unseal.proof.digest.Octets;

/** Codes samples as AAC, in frames of its own length. One thread. */
final class AacEncoder implements AutoCloseable {
  private static final int BITS_A_CHANNEL = 64_000;

  private final AVCodecContext encoder;
  private final AVFrame frame;
  private final Packet packet = new Packet();
  private final int channels;
  private final ArrayDeque<Piece> ready = new ArrayDeque<>();
  private final float[][] waiting;
  private int filled;
  private long taken;
  private boolean closed;

  AacEncoder(int rate, int channels) {
    this.channels = channels;
    AVCodec codec = Av.present(avcodec.avcodec_find_encoder_by_name("aac"), "a sound encoder");
    encoder = Av.present(avcodec.avcodec_alloc_context3(codec), "a sound encoder");
    frame = Av.present(avutil.av_frame_alloc(), "sound");
    OpenNatives.opened();
    try {
      encoder
          .sample_rate(rate)
          .sample_fmt(avutil.AV_SAMPLE_FMT_FLTP)
          .bit_rate((long) BITS_A_CHANNEL * channels)
          .time_base(avutil.av_make_q(1, rate))
          .flags(
              encoder.flags()
                  | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER
                  | avcodec.AV_CODEC_FLAG_BITEXACT);
      avutil.av_channel_layout_default(encoder.ch_layout(), channels);
      Av.check(avcodec.avcodec_open2(encoder, codec, (AVDictionary) null), "open AAC");
      waiting = new float[channels][encoder.frame_size()];
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  Octets configuration() {
    byte[] bytes = new byte[encoder.extradata_size()];
    encoder.extradata().get(bytes);
    return Octets.of(bytes);
  }

  int channels() {
    return channels;
  }

  /** How many samples it was given so far. */
  long taken() {
    return taken;
  }

  /** Takes samples. */
  void add(List<float[]> samples, int from, int count) {
    int done = 0;
    while (done < count) {
      int part = Math.min(count - done, waiting[0].length - filled);
      for (int c = 0; c < channels; c++) {
        System.arraycopy(samples.get(c), from + done, waiting[c], filled, part);
      }
      filled += part;
      done += part;
      taken += part;
      if (filled == waiting[0].length) {
        encode();
      }
    }
  }

  /** Takes silence. */
  void addSilence(long count) {
    float[] none = new float[waiting[0].length];
    for (long left = count; left > 0; left -= none.length) {
      add(Collections.nCopies(channels, none), 0, (int) Math.min(left, none.length));
    }
  }

  /** Takes no more; what is left becomes ready. */
  void finish() {
    if (filled > 0) {
      encode();
    }
    Av.check(avcodec.avcodec_send_frame(encoder, null), "finish the sound");
    drain();
  }

  /** The next packet, if one is ready. */
  Optional<Piece> poll() {
    return Optional.ofNullable(ready.poll());
  }

  private void encode() {
    avutil.av_frame_unref(frame);
    frame
        .format(avutil.AV_SAMPLE_FMT_FLTP)
        .sample_rate(encoder.sample_rate())
        .nb_samples(filled)
        .pts(taken - filled);
    avutil.av_channel_layout_default(frame.ch_layout(), channels);
    Av.check(avutil.av_frame_get_buffer(frame, 0), "make room for sound");
    for (int c = 0; c < channels; c++) {
      new FloatPointer(frame.extended_data(c)).put(waiting[c], 0, filled);
    }
    filled = 0;
    Av.check(avcodec.avcodec_send_frame(encoder, frame), "encode sound");
    drain();
  }

  private void drain() {
    while (true) {
      int code = avcodec.avcodec_receive_packet(encoder, packet.live());
      if (Av.again(code) || Av.end(code)) {
        return;
      }
      Av.check(code, "encode sound");
      // What comes before 0 is there to warm a decoder up; without an edit list it would be heard.
      if (packet.live().pts() >= 0) {
        byte[] bytes = new byte[packet.live().size()];
        packet.live().data().get(bytes);
        ready.add(new Piece(Octets.of(bytes), packet.live().pts(), encoder.frame_size()));
      }
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
