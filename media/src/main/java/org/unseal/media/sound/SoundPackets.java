package org.unseal.media.sound;

import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.unseal.media.libav.Av;
import org.unseal.media.libav.Packet;
import org.unseal.media.read.Demuxer;
import org.unseal.media.read.LibavFootage;
import org.unseal.model.recording.TimeBase;

/** The packets of a recording's first sound stream. One thread. */
final class SoundPackets implements AutoCloseable {
  private static final int MOST_CHANNELS = 8;
  private static final int HIGHEST_RATE = 192_000;

  private final Demuxer demuxer;
  private final int index;
  private final Packet packet = new Packet();
  private final TimeBase videoBase;
  private final long videoStart;

  private SoundPackets(Demuxer demuxer, int index, LibavFootage footage) {
    this.demuxer = demuxer;
    this.index = index;
    videoBase = footage.facts().timeBase();
    videoStart = footage.facts().startTicks();
  }

  static Optional<SoundPackets> of(LibavFootage footage) {
    Demuxer demuxer = footage.packets();
    int found = -1;
    for (int i = demuxer.streams() - 1; i >= 0; i--) {
      if (usable(demuxer.stream(i).codecpar())) {
        found = i;
      }
    }
    if (found < 0) {
      demuxer.close();
      return Optional.empty();
    }
    for (int i = 0; i < demuxer.streams(); i++) {
      if (i != found) {
        demuxer.stream(i).discard(avcodec.AVDISCARD_ALL);
      }
    }
    return Optional.of(new SoundPackets(demuxer, found, footage));
  }

  private static boolean usable(AVCodecParameters codec) {
    int channels = codec.ch_layout().nb_channels();
    return codec.codec_type() == avutil.AVMEDIA_TYPE_AUDIO
        && codec.sample_rate() > 0
        && codec.sample_rate() <= HIGHEST_RATE
        && channels > 0
        && channels <= MOST_CHANNELS
        && avcodec.avcodec_find_decoder(codec.codec_id()) != null;
  }

  AVStream stream() {
    return demuxer.stream(index);
  }

  /** The next packet, valid until the next call; empty at the end. */
  Optional<Packet> next() {
    while (true) {
      switch (demuxer.read(packet)) {
        case END, BROKEN_OFF -> {
          return Optional.empty();
        }
        case PACKET, PACKET_AFTER_LOSS -> {
          if (packet.live().stream_index() == index && packet.live().size() > 0) {
            return Optional.of(packet);
          }
        }
      }
    }
  }

  /**
   * A time of the stream in samples since the first picture; empty where it is unknown.
   *
   * @param rate samples a second
   */
  Optional<Long> sinceFirstPicture(long time, int rate) {
    if (time == Av.NO_TIME) {
      return Optional.empty();
    }
    long own = avutil.av_rescale_q(time, stream().time_base(), avutil.av_make_q(1, rate));
    long pictures =
        avutil.av_rescale_q(
            videoStart,
            avutil.av_make_q(videoBase.numerator(), videoBase.denominator()),
            avutil.av_make_q(1, rate));
    return Optional.of(own - pictures);
  }

  @Override
  public void close() {
    packet.close();
    demuxer.close();
  }
}
