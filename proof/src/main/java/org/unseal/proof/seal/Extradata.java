package org.unseal.proof.seal;

import java.util.ArrayList;
import java.util.List;
import org.unseal.proof.digest.Octets;

/**
 * Parameter sets as containers keep them: {@code avcC} (ISO/IEC 14496-15, 5.3.3), {@code hvcC}
 * (8.3.3), or with start codes.
 */
public final class Extradata {
  private static final int HVCC_ARRAYS = 22;

  private Extradata() {}

  /** Bytes of the length before each NAL unit of the track; 0 where start codes are used. */
  public static int lengthSize(NalCodec codec, Octets octets) {
    byte[] extradata = octets.toArray();
    if (!boxed(extradata)) {
      return 0;
    }
    int at = codec == NalCodec.H264 ? 4 : 21;
    return extradata.length > at ? (extradata[at] & 3) + 1 : 4;
  }

  /** A container with lengths writes a version of 1 first, start codes begin with zeros. */
  private static boolean boxed(byte[] extradata) {
    return extradata.length > 6 && extradata[0] == 1;
  }

  /** The NAL units in it, in order; what is cut off is left out. */
  public static List<Octets> sets(NalCodec codec, Octets octets) {
    byte[] extradata = octets.toArray();
    List<Octets> sets = new ArrayList<>();
    if (!boxed(extradata)) {
      NalSplitter.split(
          extradata, extradata.length, 0, (from, end) -> sets.add(Octets.of(extradata, from, end)));
    } else if (codec == NalCodec.H264) {
      int at = list(extradata, 6, extradata[5] & 0x1F, sets);
      if (at < extradata.length) {
        list(extradata, at + 1, extradata[at] & 0xFF, sets);
      }
    } else if (extradata.length > HVCC_ARRAYS) {
      int at = HVCC_ARRAYS + 1;
      for (int array = 0; array < (extradata[HVCC_ARRAYS] & 0xFF); array++) {
        if (at + 3 > extradata.length) {
          break;
        }
        at = list(extradata, at + 3, number(extradata, at + 1), sets);
      }
    }
    return sets;
  }

  private static int list(byte[] bytes, int from, int count, List<Octets> sets) {
    int at = from;
    for (int i = 0; i < count; i++) {
      if (at + 2 > bytes.length || at + 2 + number(bytes, at) > bytes.length) {
        return bytes.length;
      }
      int length = number(bytes, at);
      int end = at + 2 + length;
      int last = end;
      while (last > at + 2 && bytes[last - 1] == 0) {
        last--;
      }
      if (last > at + 2) {
        sets.add(Octets.of(bytes, at + 2, last));
      }
      at = end;
    }
    return at;
  }

  private static int number(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }
}
