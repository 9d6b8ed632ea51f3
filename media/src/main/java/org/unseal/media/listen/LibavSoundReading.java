package org.unseal.media.listen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.OptionalInt;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.unseal.engine.port.SoundReading;
import org.unseal.media.libav.Av;
import org.unseal.media.libav.OpenNatives;
import org.unseal.media.libav.Packet;
import org.unseal.media.read.Demuxer;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * Decodes the first track of sound of a file. Places are counted in samples; where the container's
 * times leave more than a twentieth of a second out, that is a gap. One thread.
 */
final class LibavSoundReading implements SoundReading {
  private static final int MOST_CHANNELS = 8;
  private static final int HIGHEST_RATE = 192_000;
  private static final int GAP_PARTS = 20;

  /** A gap beyond is no gap but a broken time, in seconds. */
  private static final long LONGEST_GAP = 36 * 3600;

  private final FileChannel channel;
  private final Demuxer demuxer;
  private final int stream;
  private final AVCodecContext decoder;
  private final AVFrame frame;
  private final Packet packet = new Packet();
  private final SoundFacts facts;
  private final SampleReader samples;
  private long origin = Av.NO_TIME;
  private long at;
  private boolean whole = true;
  private boolean drained;
  private boolean ended;
  private boolean closed;

  private LibavSoundReading(
      FileChannel channel, Demuxer demuxer, int stream, AVCodec codec, OptionalInt heard) {
    this.channel = channel;
    this.demuxer = demuxer;
    this.stream = stream;
    AVCodecParameters parameters = demuxer.stream(stream).codecpar();
    facts =
        new SoundFacts(
            avcodec.avcodec_get_name(parameters.codec_id()).getString(),
            parameters.sample_rate(),
            parameters.ch_layout().nb_channels(),
            bits(parameters.codec_id()));
    samples = new SampleReader(heard);
    decoder = Av.present(avcodec.avcodec_alloc_context3(codec), "a sound decoder");
    frame = Av.present(avutil.av_frame_alloc(), "sound");
    OpenNatives.opened();
  }

  /** Owns the channel once it returns. */
  static LibavSoundReading open(FileChannel channel, long length, OptionalInt heard) {
    Demuxer demuxer = Demuxer.open(channel, length);
    try {
      for (int i = 0; i < demuxer.streams(); i++) {
        AVCodecParameters parameters = demuxer.stream(i).codecpar();
        AVCodec codec = avcodec.avcodec_find_decoder(parameters.codec_id());
        if (codec != null && usable(parameters)) {
          return open(channel, demuxer, i, codec, heard);
        }
      }
    } catch (RuntimeException e) {
      demuxer.close();
      throw e;
    }
    demuxer.close();
    throw new UnsealException(
        ErrorCode.UNSUPPORTED_STREAM,
        "There is no sound in this file that can be heard here; export it as WAV, MP3, M4A or"
            + " Opus.");
  }

  private static boolean usable(AVCodecParameters parameters) {
    int channels = parameters.ch_layout().nb_channels();
    return parameters.codec_type() == avutil.AVMEDIA_TYPE_AUDIO
        && parameters.sample_rate() >= SoundFacts.LOWEST_RATE
        && parameters.sample_rate() <= HIGHEST_RATE
        && channels >= 1
        && channels <= MOST_CHANNELS;
  }

  private static LibavSoundReading open(
      FileChannel channel, Demuxer demuxer, int stream, AVCodec codec, OptionalInt heard) {
    for (int i = 0; i < demuxer.streams(); i++) {
      if (i != stream) {
        demuxer.stream(i).discard(avcodec.AVDISCARD_ALL);
      }
    }
    LibavSoundReading reading = new LibavSoundReading(channel, demuxer, stream, codec, heard);
    try {
      reading.openDecoder(codec, heard);
      return reading;
    } catch (RuntimeException e) {
      reading.closeNatives();
      throw e;
    }
  }

  private void openDecoder(AVCodec codec, OptionalInt heard) {
    if (heard.isPresent() && heard.getAsInt() >= facts.channels()) {
      throw new UnsealException(
          ErrorCode.USAGE,
          "this file has " + facts.channels() + " channels; name one of them, from 1");
    }
    AVStream source = demuxer.stream(stream);
    decoder.pkt_timebase(source.time_base());
    decoder.thread_count(1);
    decoder.flags(decoder.flags() | avcodec.AV_CODEC_FLAG_BITEXACT);
    int code = avcodec.avcodec_parameters_to_context(decoder, source.codecpar());
    if (code < 0 || avcodec.avcodec_open2(decoder, codec, (AVDictionary) null) < 0) {
      throw new UnsealException(
          ErrorCode.UNSUPPORTED_STREAM,
          "The sound in this file can't be decoded; export it as WAV, MP3, M4A or Opus.");
    }
  }

  private static int bits(int codec) {
    return switch (codec) {
      case avcodec.AV_CODEC_ID_PCM_U8, avcodec.AV_CODEC_ID_PCM_S8 -> 8;
      case avcodec.AV_CODEC_ID_PCM_S16LE, avcodec.AV_CODEC_ID_PCM_S16BE -> 16;
      case avcodec.AV_CODEC_ID_PCM_S24LE, avcodec.AV_CODEC_ID_PCM_S24BE -> 24;
      case avcodec.AV_CODEC_ID_PCM_S32LE,
          avcodec.AV_CODEC_ID_PCM_S32BE,
          avcodec.AV_CODEC_ID_PCM_F32LE,
          avcodec.AV_CODEC_ID_PCM_F32BE,
          avcodec.AV_CODEC_ID_PCM_F64LE,
          avcodec.AV_CODEC_ID_PCM_F64BE ->
          32;
      case avcodec.AV_CODEC_ID_PCM_MULAW -> 13;
      case avcodec.AV_CODEC_ID_PCM_ALAW -> 12;
      default -> 0;
    };
  }

  @Override
  public SoundFacts facts() {
    return facts;
  }

  @Override
  public Optional<SoundBlock> next() {
    while (!ended) {
      int code = avcodec.avcodec_receive_frame(decoder, frame);
      if (code >= 0) {
        Optional<SoundBlock> block = block();
        if (block.isPresent()) {
          return block;
        }
      } else if (Av.again(code) && !drained) {
        feed();
      } else if (Av.end(code) || drained) {
        ended = true;
      } else {
        whole = false;
        feed();
      }
    }
    return Optional.empty();
  }

  private void feed() {
    while (true) {
      switch (demuxer.read(packet)) {
        case END -> {
          drain();
          return;
        }
        case BROKEN_OFF -> {
          whole = false;
          drain();
          return;
        }
        case PACKET -> {}
        case PACKET_AFTER_LOSS -> whole = false;
      }
      if (packet.live().stream_index() == stream && packet.live().size() > 0) {
        int code = avcodec.avcodec_send_packet(decoder, packet.live());
        whole &= code >= 0 || Av.again(code);
        return;
      }
    }
  }

  private void drain() {
    drained = true;
    avcodec.avcodec_send_packet(decoder, null);
  }

  /** Empty where the frame can't be used. */
  private Optional<SoundBlock> block() {
    if (frame.nb_samples() <= 0
        || frame.sample_rate() != facts.rate()
        || frame.ch_layout().nb_channels() != facts.channels()
        || !SampleReader.knows(frame.format())) {
      whole = false;
      return Optional.empty();
    }
    place();
    int[] heard = samples.read(frame);
    SoundBlock block = new SoundBlock(at, heard);
    at += heard.length;
    return Optional.of(block);
  }

  /** Moves on over what the container's times leave out. */
  private void place() {
    long time = frame.best_effort_timestamp();
    if (time == Av.NO_TIME) {
      return;
    }
    long said =
        avutil.av_rescale_q(
            time, demuxer.stream(stream).time_base(), avutil.av_make_q(1, facts.rate()));
    if (origin == Av.NO_TIME) {
      origin = said - at;
    }
    long gap = said - origin - at;
    if (gap > facts.rate() / GAP_PARTS && gap < LONGEST_GAP * facts.rate()) {
      at += gap;
    } else if (gap < -facts.rate() || gap >= LONGEST_GAP * facts.rate()) {
      whole = false; // times that go back say nothing: it is counted on
      origin = said - at;
    }
  }

  @Override
  public boolean whole() {
    return whole;
  }

  @Override
  public void close() {
    closeNatives();
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void closeNatives() {
    if (!closed) {
      closed = true;
      packet.close();
      avutil.av_frame_free(frame);
      avcodec.avcodec_free_context(decoder);
      demuxer.close();
      OpenNatives.closed();
    }
  }
}
