package org.unseal.proof.mp4;

import static java.util.Objects.requireNonNull;

import org.unseal.model.recording.TimeBase;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.seal.Extradata;
import org.unseal.proof.seal.NalCodec;
import org.unseal.proof.seal.UnitFormat;

/**
 * One track of a file.
 *
 * @param id its number in the file, from 1
 * @param kind what it holds
 * @param codec four characters of its sample entry; {@code mp4a} is sound of many kinds
 * @param extradata what decoding needs beside the samples; empty where there is nothing
 * @param base length of a tick
 */
public record Mp4Track(
    long id, Kind kind, String codec, Octets extradata, TimeBase base, Mp4Samples samples) {
  /** What a track holds. */
  public enum Kind {
    VIDEO,
    SOUND,
    OTHER
  }

  public Mp4Track {
    requireNonNull(kind, "kind");
    requireNonNull(codec, "codec");
    requireNonNull(extradata, "extradata");
    requireNonNull(base, "base");
    requireNonNull(samples, "samples");
  }

  /** How its units are written. Where its leaves would start is not known from the file. */
  public UnitFormat format() {
    return switch (codec) {
      case "avc1", "avc3" -> nal(NalCodec.H264);
      case "hvc1", "hev1" -> nal(NalCodec.HEVC);
      default -> new UnitFormat.Whole(UnitFormat.Cut.KEY_UNITS, extradata);
    };
  }

  private UnitFormat nal(NalCodec nalCodec) {
    return new UnitFormat.Nal(nalCodec, Extradata.lengthSize(nalCodec, extradata), extradata);
  }
}
