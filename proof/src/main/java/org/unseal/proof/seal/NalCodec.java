package org.unseal.proof.seal;

/** Codecs whose units consist of NAL units: how the kinds are told apart. */
public enum NalCodec {
  /** ITU-T H.264, table 7-1. */
  H264 {
    @Override
    public int type(byte[] bytes, int from) {
      return bytes[from] & 0x1F;
    }

    @Override
    public NalRole role(int type) {
      return switch (type) {
        case 6 -> NalRole.SUPPLEMENT;
        case 7, 8, 13, 15 -> NalRole.PARAMETERS;
        case 9, 10, 11, 12 -> NalRole.NOTHING;
        default -> NalRole.CONTENT;
      };
    }

    @Override
    public boolean start(int type) {
      return type == 5;
    }
  },
  /** ITU-T H.265, table 7-1. */
  HEVC {
    @Override
    public int type(byte[] bytes, int from) {
      return bytes[from] >> 1 & 0x3F;
    }

    @Override
    public NalRole role(int type) {
      return switch (type) {
        case 39, 40 -> NalRole.SUPPLEMENT;
        case 32, 33, 34 -> NalRole.PARAMETERS;
        case 35, 36, 37, 38 -> NalRole.NOTHING;
        default -> NalRole.CONTENT;
      };
    }

    @Override
    public boolean start(int type) {
      return type == 19 || type == 20;
    }
  };

  /** What a NAL unit is for. */
  public enum NalRole {
    /** Coded pictures. */
    CONTENT,
    /** SEI. */
    SUPPLEMENT,
    /** VPS, SPS, PPS and their like. */
    PARAMETERS,
    /** Delimiters and filling, which a container may add or drop. */
    NOTHING
  }

  /** The number of the kind of a NAL unit that begins here. */
  public abstract int type(byte[] bytes, int from);

  /** Bytes before what a NAL unit holds. */
  int headerLength() {
    return this == H264 ? 1 : 2;
  }

  /** What a NAL unit of this kind is for. */
  public abstract NalRole role(int type);

  /** Whether decoding can begin at a picture of this kind whatever came before. */
  public abstract boolean start(int type);
}
