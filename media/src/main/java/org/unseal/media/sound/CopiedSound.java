package org.unseal.media.sound;

import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import org.unseal.media.libav.Packet;
import org.unseal.media.mp4.SoundTrack;
import org.unseal.media.mp4.SoundTrack.Coding;
import org.unseal.media.read.Adts;
import org.unseal.media.read.LibavFootage;
import org.unseal.proof.digest.Octets;

/**
 * Sound whose packets are taken over as they are. Packets that end before the first picture are
 * left out; one that reaches over it is heard from the first picture on.
 */
final class CopiedSound implements Sound {
  private static final int OPUS_HEAD = 19;
  private static final int OPUS_RATE = 48_000;
  private static final int USUAL_SAMPLES = 1024;

  private final SoundPackets packets;
  private final SoundTrack track;
  private final boolean headed;
  private @Nullable Piece first;
  private long lastEnd;

  private CopiedSound(SoundPackets packets, SoundTrack track, boolean headed) {
    this.packets = packets;
    this.track = track;
    this.headed = headed;
  }

  /**
   * Empty where the coding is another, or where the sound begins later than the pictures: without
   * an edit list only silence can say so, and that has to be coded.
   */
  static Optional<CopiedSound> of(LibavFootage footage) {
    Optional<SoundPackets> packets = SoundPackets.of(footage);
    if (packets.isEmpty()) {
      return Optional.empty();
    }
    Optional<CopiedSound> sound = over(packets.get());
    if (sound.isEmpty()) {
      packets.get().close();
    }
    return sound;
  }

  private static Optional<CopiedSound> over(SoundPackets packets) {
    AVCodecParameters codec = packets.stream().codecpar();
    byte[] extra = new byte[Math.max(0, codec.extradata_size())];
    if (extra.length > 0) {
      codec.extradata().get(extra);
    }
    boolean headed = codec.codec_id() == avcodec.AV_CODEC_ID_AAC && extra.length == 0;
    Optional<Packet> next = packets.next();
    if (next.isEmpty()) {
      return Optional.empty();
    }
    Optional<SoundTrack> track = track(codec, extra, bytes(next.get()));
    if (track.isEmpty()) {
      return Optional.empty();
    }
    CopiedSound sound = new CopiedSound(packets, track.get(), headed);
    while (next.isPresent() && sound.first == null) {
      Piece piece = sound.piece(next.get(), true);
      if (piece.time() + piece.duration() > 0) {
        if (piece.time() > piece.duration()) {
          return Optional.empty();
        }
        long duration = piece.time() + piece.duration();
        sound.first = new Piece(piece.bytes(), 0, duration);
        sound.lastEnd = duration;
      } else {
        next = packets.next();
      }
    }
    return sound.first == null ? Optional.empty() : Optional.of(sound);
  }

  private static Optional<SoundTrack> track(AVCodecParameters codec, byte[] extra, byte[] packet) {
    int rate = codec.sample_rate();
    int channels = codec.ch_layout().nb_channels();
    if (rate > 0xFFFF) {
      return Optional.empty();
    }
    return switch (codec.codec_id()) {
      case avcodec.AV_CODEC_ID_AAC ->
          (extra.length > 0 ? Optional.of(Octets.of(extra)) : headed(packet))
              .filter(c -> c.length() < 64)
              .map(c -> new SoundTrack(Coding.AAC, rate, channels, c));
      case avcodec.AV_CODEC_ID_MP3 ->
          Optional.of(new SoundTrack(Coding.MP3, rate, channels, Octets.of()));
      case avcodec.AV_CODEC_ID_OPUS ->
          opus(extra).map(c -> new SoundTrack(Coding.OPUS, OPUS_RATE, channels, c));
      default -> Optional.empty();
    };
  }

  private static Optional<Octets> headed(byte[] packet) {
    return Adts.read(packet).map(Adts::configuration);
  }

  /** Turns an Ogg header into {@code dOps}: without the name, big-endian, version 0. */
  private static Optional<Octets> opus(byte[] head) {
    if (head.length < OPUS_HEAD || head[18] != 0) {
      return Optional.empty();
    }
    byte[] body = Arrays.copyOfRange(head, 8, OPUS_HEAD);
    body[0] = 0;
    swap(body, 2, 3);
    swap(body, 4, 7);
    swap(body, 5, 6);
    swap(body, 8, 9);
    return Optional.of(Octets.of(body));
  }

  private static void swap(byte[] bytes, int a, int b) {
    byte was = bytes[a];
    bytes[a] = bytes[b];
    bytes[b] = was;
  }

  private static byte[] bytes(Packet packet) {
    byte[] bytes = new byte[packet.live().size()];
    packet.live().data().get(bytes);
    return bytes;
  }

  private Piece piece(Packet packet, boolean mayBeEarly) {
    byte[] bytes = bytes(packet);
    if (headed) {
      int header = Math.min(Adts.read(bytes).map(Adts::length).orElse(0), bytes.length - 1);
      bytes = Arrays.copyOfRange(bytes, header, bytes.length);
    }
    int rate = track.rate();
    long duration =
        avutil.av_rescale_q(
            packet.live().duration(), packets.stream().time_base(), avutil.av_make_q(1, rate));
    long time = packets.sinceFirstPicture(packet.live().pts(), rate).orElse(lastEnd);
    long earliest = mayBeEarly ? Long.MIN_VALUE / 2 : lastStart + 1;
    return new Piece(
        Octets.of(bytes), Math.max(time, earliest), duration > 0 ? duration : USUAL_SAMPLES);
  }

  private long lastStart;

  @Override
  public SoundTrack track() {
    return track;
  }

  @Override
  public Optional<Piece> next() {
    Piece piece = first;
    if (piece != null) {
      first = null;
      return Optional.of(piece);
    }
    Optional<Piece> next = packets.next().map(p -> piece(p, false));
    next.ifPresent(
        p -> {
          lastStart = p.time();
          lastEnd = p.time() + p.duration();
        });
    return next;
  }

  @Override
  public void close() {
    packets.close();
  }
}
