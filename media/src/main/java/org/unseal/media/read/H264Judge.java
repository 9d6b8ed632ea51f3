package org.unseal.media.read;

import static org.bytedeco.ffmpeg.avcodec.AVCodecParserContext.PARSER_FLAG_COMPLETE_FRAMES;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PICTURE_STRUCTURE_BOTTOM_FIELD;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PICTURE_STRUCTURE_TOP_FIELD;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PICTURE_STRUCTURE_UNKNOWN;
import static org.bytedeco.ffmpeg.global.avcodec.av_parser_close;
import static org.bytedeco.ffmpeg.global.avcodec.av_parser_init;
import static org.bytedeco.ffmpeg.global.avcodec.av_parser_parse2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVCodecParserContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.unseal.media.libav.Av;
import org.unseal.media.libav.OpenNatives;

/**
 * H.264: the fields of a picture may come in packets of their own, and packets may hold parameters
 * alone. libav's parser reads the headers; it belongs to this object.
 */
final class H264Judge implements PacketJudge {
  private static final int FIRST_PICTURE_NAL = 1;
  private static final int LAST_PICTURE_NAL = 5;

  /** Bytes; what is longer and has no picture in it had one that is broken. */
  private static final int LONGEST_PARAMETERS = 256;

  private final AVCodecContext settings;
  private final AVCodecParserContext parser;
  private final BytePointer out = new BytePointer((Pointer) null);
  private final IntPointer outSize = new IntPointer(1);

  /** Bytes of a NAL's length, or 0 where start codes separate them. */
  private final int lengthBytes;

  /** The field that waits for its other half, or unknown. */
  private int waiting = AV_PICTURE_STRUCTURE_UNKNOWN;

  private boolean closed;

  H264Judge(AVCodecParameters codec) {
    settings = Av.present(avcodec_alloc_context3((AVCodec) null), "a parser");
    AVCodecParserContext made = null;
    try {
      Av.check(avcodec_parameters_to_context(settings, codec), "copy stream parameters");
      made = Av.present(av_parser_init(codec.codec_id()), "a parser");
    } finally {
      if (made == null) {
        avcodec_free_context(settings);
      }
    }
    parser = made;
    parser.flags(parser.flags() | PARSER_FLAG_COMPLETE_FRAMES);
    BytePointer extra = codec.extradata();
    lengthBytes = codec.extradata_size() >= 7 && extra.get(0) == 1 ? (extra.get(4) & 3) + 1 : 0;
    OpenNatives.opened();
  }

  @Override
  public PacketContent judge(AVPacket packet) {
    av_parser_parse2(
        parser, settings, out, outSize, packet.data(), packet.size(), Av.NO_TIME, Av.NO_TIME, -1);
    int structure = parser.picture_structure();
    if (structure == AV_PICTURE_STRUCTURE_UNKNOWN) {
      return holdsPicture(PacketJudge.bytes(packet))
          ? PacketContent.PICTURE
          : PacketContent.NOTHING;
    }
    int other = waiting;
    boolean field =
        structure == AV_PICTURE_STRUCTURE_TOP_FIELD
            || structure == AV_PICTURE_STRUCTURE_BOTTOM_FIELD;
    if (field && other != AV_PICTURE_STRUCTURE_UNKNOWN && other != structure) {
      waiting = AV_PICTURE_STRUCTURE_UNKNOWN;
      return PacketContent.SECOND_FIELD;
    }
    waiting = field ? structure : AV_PICTURE_STRUCTURE_UNKNOWN;
    return PacketContent.PICTURE;
  }

  /** Whether there is a NAL of a picture, or anything that can't be read. */
  private boolean holdsPicture(ByteBuffer bytes) {
    if (bytes.limit() > LONGEST_PARAMETERS) {
      return true;
    }
    return lengthBytes > 0 ? holdsPictureByLength(bytes) : holdsPictureByStartCode(bytes);
  }

  private boolean holdsPictureByLength(ByteBuffer bytes) {
    int at = 0;
    while (at < bytes.limit()) {
      if (bytes.limit() - at <= lengthBytes) {
        return true;
      }
      long length = 0;
      for (int i = 0; i < lengthBytes; i++) {
        length = (length << 8) | (bytes.get(at + i) & 0xFF);
      }
      at += lengthBytes;
      if (length < 1 || length > bytes.limit() - at || isPicture(bytes.get(at))) {
        return true;
      }
      at += (int) length;
    }
    return false;
  }

  private static boolean holdsPictureByStartCode(ByteBuffer bytes) {
    boolean any = false;
    for (int i = 0; i + 3 < bytes.limit(); i++) {
      if (bytes.get(i) == 0 && bytes.get(i + 1) == 0 && bytes.get(i + 2) == 1) {
        any = true;
        if (isPicture(bytes.get(i + 3))) {
          return true;
        }
      }
    }
    return !any;
  }

  private static boolean isPicture(byte header) {
    int type = header & 0x1F;
    return type >= FIRST_PICTURE_NAL && type <= LAST_PICTURE_NAL;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      av_parser_close(parser);
      avcodec_free_context(settings);
      outSize.close();
      OpenNatives.closed();
    }
  }
}
