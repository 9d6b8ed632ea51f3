package org.unseal.media.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.FloatPointer;
import org.unseal.media.libav.Av;
import org.unseal.media.libav.OpenNatives;
import org.unseal.media.libav.Packet;

/** Makes samples of one rate and channel count of whatever a sound stream holds. One thread. */
final class SoundDecoder implements AutoCloseable {
  private final SoundPackets packets;
  private final int rate;
  private final int channels;
  private final AVCodecContext decoder;
  private final AVFrame decoded;
  private final AVFrame resampled;
  private SwrContext resampler = new SwrContext(null);
  private boolean drained;
  private boolean closed;

  /**
   * Samples that belong together.
   *
   * @param time of the first, in samples since the first picture; empty: right behind those before
   * @param samples one array a channel
   */
  record Block(Optional<Long> time, List<float[]> samples) {}

  private SoundDecoder(SoundPackets packets, AVCodec codec, int rate, int channels) {
    this.packets = packets;
    this.rate = rate;
    this.channels = channels;
    decoder = Av.present(avcodec.avcodec_alloc_context3(codec), "a sound decoder");
    decoded = Av.present(avutil.av_frame_alloc(), "sound");
    resampled = Av.present(avutil.av_frame_alloc(), "sound");
    OpenNatives.opened();
  }

  /** Empty where the sound can't be decoded; then the packets are still the caller's. */
  static Optional<SoundDecoder> of(SoundPackets packets, int rate, int channels) {
    AVCodec codec = avcodec.avcodec_find_decoder(packets.stream().codecpar().codec_id());
    SoundDecoder made = new SoundDecoder(packets, codec, rate, channels);
    made.decoder.pkt_timebase(packets.stream().time_base());
    made.decoder.flags(made.decoder.flags() | avcodec.AV_CODEC_FLAG_BITEXACT);
    int code = avcodec.avcodec_parameters_to_context(made.decoder, packets.stream().codecpar());
    if (code < 0 || avcodec.avcodec_open2(made.decoder, codec, (AVDictionary) null) < 0) {
      made.close();
      return Optional.empty();
    }
    return Optional.of(made);
  }

  /** The next samples; empty at the end. What can't be decoded is left out and leaves a gap. */
  Optional<Block> next() {
    while (true) {
      int code = avcodec.avcodec_receive_frame(decoder, decoded);
      if (code >= 0) {
        Optional<Block> block = resample();
        if (block.isPresent()) {
          return block;
        }
      } else if (Av.end(code)) {
        return Optional.empty();
      } else {
        feed();
      }
    }
  }

  private void feed() {
    if (drained) {
      return;
    }
    Optional<Packet> packet = packets.next();
    drained = packet.isEmpty();
    avcodec.avcodec_send_packet(decoder, packet.map(Packet::live).orElse(null));
  }

  private Optional<Block> resample() {
    Optional<Long> time = packets.sinceFirstPicture(decoded.pts(), rate);
    for (int attempt = 0; attempt < 2; attempt++) {
      if (resampler.isNull()) {
        resampler = Av.present(swresample.swr_alloc(), "a resampler");
      }
      avutil.av_frame_unref(resampled);
      resampled.format(avutil.AV_SAMPLE_FMT_FLTP).sample_rate(rate);
      avutil.av_channel_layout_default(resampled.ch_layout(), channels);
      long held =
          swresample.swr_is_initialized(resampler) != 0
              ? swresample.swr_get_delay(resampler, rate)
              : 0;
      if (swresample.swr_convert_frame(resampler, resampled, decoded) >= 0) {
        return resampled.nb_samples() == 0
            ? Optional.empty()
            : Optional.of(new Block(time.map(t -> t - held), samples()));
      }
      swresample.swr_free(resampler); // the stream changed its rate or channels: begin anew
      resampler = new SwrContext(null);
    }
    return Optional.empty();
  }

  private List<float[]> samples() {
    List<float[]> samples = new ArrayList<>();
    for (int c = 0; c < channels; c++) {
      float[] channel = new float[resampled.nb_samples()];
      new FloatPointer(resampled.extended_data(c)).get(channel);
      samples.add(channel);
    }
    return samples;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      if (!resampler.isNull()) {
        swresample.swr_free(resampler);
      }
      avutil.av_frame_free(decoded);
      avutil.av_frame_free(resampled);
      avcodec.avcodec_free_context(decoder);
      OpenNatives.closed();
    }
  }
}
