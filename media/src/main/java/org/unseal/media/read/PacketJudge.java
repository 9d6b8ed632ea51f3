package org.unseal.media.read;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MPEG4;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP8;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP9;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/**
 * Tells what a packet holds before it is decoded, so that what comes out can be counted against
 * what went in. Sees every packet of a stream once, in order. When in doubt it is a picture: one
 * that never comes out is then covered.
 */
sealed interface PacketJudge extends AutoCloseable
    permits H264Judge,
        PacketJudge.EveryPacket,
        PacketJudge.Vp8,
        PacketJudge.Vp9,
        PacketJudge.Mpeg4 {
  /** Never called with an empty packet. */
  PacketContent judge(AVPacket packet);

  @Override
  default void close() {}

  static PacketJudge of(AVCodecParameters codec) {
    int id = codec.codec_id();
    if (id == AV_CODEC_ID_H264) {
      return new H264Judge(codec);
    }
    if (id == AV_CODEC_ID_MPEG4) {
      return new Mpeg4();
    }
    if (id == AV_CODEC_ID_VP8) {
      return new Vp8();
    }
    return id == AV_CODEC_ID_VP9 ? new Vp9() : new EveryPacket();
  }

  /** The packet's bytes, valid as long as it is. */
  static ByteBuffer bytes(AVPacket packet) {
    return packet.data().capacity(packet.size()).asByteBuffer();
  }

  /** One packet is one picture. */
  final class EveryPacket implements PacketJudge {
    @Override
    public PacketContent judge(AVPacket packet) {
      return PacketContent.PICTURE;
    }
  }

  /** Bit 4 of a frame's first byte says whether it is shown (RFC 6386, section 9.1). */
  final class Vp8 implements PacketJudge {
    @Override
    public PacketContent judge(AVPacket packet) {
      return (bytes(packet).get(0) & 0x10) != 0 ? PacketContent.PICTURE : PacketContent.NOTHING;
    }
  }

  /** A packet with a superframe index shows one of its frames; else the header's bit says. */
  final class Vp9 implements PacketJudge {
    @Override
    public PacketContent judge(AVPacket packet) {
      ByteBuffer bytes = bytes(packet);
      int last = bytes.get(bytes.limit() - 1) & 0xFF;
      if ((last & 0xE0) == 0xC0) {
        return PacketContent.PICTURE;
      }
      int first = bytes.get(0) & 0xFF;
      int second = bytes.limit() > 1 ? bytes.get(1) & 0xFF : 0;
      int bits = first << 8 | second;
      int profile = (first >> 5 & 1) | (first >> 4 & 1) << 1;
      int at = profile == 3 ? 5 : 4; // after marker and profile, from the top
      boolean showsExisting = (bits >> (15 - at) & 1) != 0;
      boolean shown = (bits >> (15 - at - 2) & 1) != 0; // after the frame type
      return showsExisting || shown ? PacketContent.PICTURE : PacketContent.NOTHING;
    }
  }

  /**
   * A tiny VOP is a placeholder: "not coded", repeating the picture before, or standing where the
   * B-picture of a packed pair is decoded. The latter counts.
   */
  final class Mpeg4 implements PacketJudge {
    private static final int PLACEHOLDER = 19;
    private static final int VOP = 0x000001B6;
    private boolean packed;

    @Override
    public PacketContent judge(AVPacket packet) {
      ByteBuffer bytes = bytes(packet);
      boolean afterPair = packed;
      packed = countVops(bytes) > 1;
      boolean placeholder =
          bytes.limit() <= PLACEHOLDER && bytes.limit() >= 4 && bytes.getInt(0) == VOP;
      return placeholder && !afterPair ? PacketContent.NOTHING : PacketContent.PICTURE;
    }

    private static int countVops(ByteBuffer bytes) {
      int count = 0;
      int end = bytes.limit() - 3;
      for (int i = 0; i < end; i++) {
        // a start code's third byte is the rarest: look there first
        int third = bytes.get(i + 2);
        if (third == 1
            && bytes.get(i) == 0
            && bytes.get(i + 1) == 0
            && (bytes.get(i + 3) & 0xFF) == 0xB6) {
          count++;
        }
      }
      return count;
    }
  }
}
