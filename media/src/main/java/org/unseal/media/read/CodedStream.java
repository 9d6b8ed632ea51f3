package org.unseal.media.read;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_DISCARD;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;

import java.nio.channels.FileChannel;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.unseal.media.libav.Packet;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * The coded pictures of the chosen stream, one packet after the other, numbered. Every pass over a
 * recording goes through here, so that all number alike. One thread.
 */
final class CodedStream implements Units {
  private final Demuxer demuxer;
  private final int index;
  private final Packet packet = new Packet();
  private final PacketJudge judge;
  private int pictures;
  private boolean brokenOff;

  private CodedStream(Demuxer demuxer, int index) {
    this.demuxer = demuxer;
    this.index = index;
    for (int i = 0; i < demuxer.streams(); i++) {
      if (i != index) {
        demuxer.stream(i).discard(AVDISCARD_ALL);
      }
    }
    judge = PacketJudge.of(stream().codecpar());
  }

  /** Begins at the file's start. */
  static CodedStream open(FileChannel channel, long length, int stream) {
    Demuxer demuxer = Demuxer.open(channel, length);
    try {
      return new CodedStream(demuxer, stream);
    } catch (RuntimeException e) {
      demuxer.close();
      throw e;
    }
  }

  @Override
  public AVStream stream() {
    return demuxer.stream(index);
  }

  @Override
  public Packet packet() {
    return packet;
  }

  @Override
  public boolean brokenOff() {
    return brokenOff;
  }

  /**
   * The next packet that holds anything.
   *
   * @throws UnsealException {@code LIMIT_EXCEEDED} where there are too many or too large ones
   */
  @Override
  public Optional<Unit> next() {
    boolean lost = false;
    while (true) {
      Demuxer.Reading reading = demuxer.read(packet);
      switch (reading) {
        case END, BROKEN_OFF -> {
          brokenOff |= reading == Demuxer.Reading.BROKEN_OFF || lost;
          return Optional.empty();
        }
        case PACKET_AFTER_LOSS -> lost = true;
        case PACKET -> {}
      }
      AVPacket raw = packet.live();
      if (raw.stream_index() == index && raw.size() > 0 && raw.data() != null) {
        return Optional.of(unit(raw, lost));
      }
    }
  }

  private Unit unit(AVPacket raw, boolean afterLoss) {
    int flags = raw.flags();
    // A decoder would keep hidden pictures to itself; they are needed to see a keyframe go by.
    raw.flags(flags & ~AV_PKT_FLAG_DISCARD);
    boolean tooLarge = raw.size() > Limits.PACKET;
    PacketContent content = tooLarge ? PacketContent.PICTURE : judge.judge(raw);
    Coded coded =
        new Coded(
            content == PacketContent.PICTURE ? pictures : Math.max(0, pictures - 1),
            raw.pts(),
            raw.dts(),
            raw.duration(),
            (flags & AV_PKT_FLAG_KEY) != 0,
            (flags & AV_PKT_FLAG_DISCARD) != 0);
    if (content == PacketContent.PICTURE && ++pictures > Limits.PICTURES) {
      throw new UnsealException(
          ErrorCode.LIMIT_EXCEEDED,
          "The recording has more than "
              + Limits.PICTURES
              + " pictures; cut it into parts and redact each.");
    }
    return new Unit(content, coded, tooLarge || afterLoss || (flags & AV_PKT_FLAG_CORRUPT) != 0);
  }

  @Override
  public void close() {
    judge.close();
    packet.close();
    demuxer.close();
  }
}
