package org.unseal.media.read;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_PROP_INTRA_ONLY;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_descriptor_get;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.seal.Extradata;
import org.unseal.proof.seal.NalCodec;
import org.unseal.proof.seal.NalCodec.NalRole;
import org.unseal.proof.seal.NalSplitter;

/**
 * Says where decoding may begin with a decoder that saw nothing of what lies before, and gives the
 * same pictures. When in doubt it may not. Sees every packet of a stream once, in order.
 */
final class FreshStart {
  /** A stream with more different parameter sets than this is decoded in one go. */
  private static final int MOST_SETS = 64;

  private final Optional<NalCodec> codec;
  private final int lengthSize;
  private final boolean intra;

  /** All parameter sets that came between pictures: a fresh decoder must get all of them. */
  private final Set<Octets> seen = new HashSet<>();

  private byte[] bytes = new byte[1 << 16];

  private FreshStart(Optional<NalCodec> codec, int lengthSize, boolean intra) {
    this.codec = codec;
    this.lengthSize = lengthSize;
    this.intra = intra;
  }

  static FreshStart of(AVCodecParameters parameters) {
    int id = parameters.codec_id();
    if (id == AV_CODEC_ID_H264 || id == AV_CODEC_ID_HEVC) {
      NalCodec codec = id == AV_CODEC_ID_H264 ? NalCodec.H264 : NalCodec.HEVC;
      byte[] extradata = new byte[parameters.extradata() == null ? 0 : parameters.extradata_size()];
      if (extradata.length > 0) {
        parameters.extradata().get(extradata);
      }
      return new FreshStart(
          Optional.of(codec), Extradata.lengthSize(codec, Octets.of(extradata)), false);
    }
    AVCodecDescriptor descriptor = avcodec_descriptor_get(id);
    boolean intra = descriptor != null && (descriptor.props() & AV_CODEC_PROP_INTRA_ONLY) != 0;
    return new FreshStart(Optional.empty(), 0, intra);
  }

  /** Whether it may begin at this packet. */
  boolean at(Units.Unit unit, AVPacket packet) {
    boolean key = unit.counts() && unit.coded().key() && !unit.corrupt();
    return codec.map(c -> begins(c, packet) && key).orElse(intra && key);
  }

  private boolean begins(NalCodec nal, AVPacket packet) {
    int size = packet.size();
    if (size > Limits.PACKET) {
      return false;
    }
    if (bytes.length < size) {
      bytes = new byte[Integer.highestOneBit(size - 1) << 1];
    }
    packet.data().get(bytes, 0, size);
    Set<Octets> own = new HashSet<>();
    boolean[] start = new boolean[1];
    NalSplitter.split(
        bytes,
        size,
        lengthSize,
        (from, end) -> {
          int type = nal.type(bytes, from);
          start[0] |= nal.start(type);
          if (nal.role(type) == NalRole.PARAMETERS && seen.size() <= MOST_SETS) {
            own.add(Octets.of(bytes, from, end));
          }
        });
    seen.addAll(own);
    return start[0] && seen.size() == own.size() && seen.size() <= MOST_SETS;
  }
}
