package org.unseal.proof.seal;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/** How a track's coded units are written, and where a leaf may start. */
public sealed interface UnitFormat {

  /**
   * Units of NAL units.
   *
   * @param lengthSize bytes of the length before each; 0 where there are start codes
   * @param extradata parameter sets that the container keeps apart, in either way of writing; none
   *     where it is empty
   */
  record Nal(NalCodec codec, int lengthSize, byte[] extradata) implements UnitFormat {
    public Nal {
      requireNonNull(codec, "codec");
      extradata = extradata.clone();
      if (lengthSize < 0 || lengthSize > 4) {
        throw new IllegalArgumentException("lengths of " + lengthSize + " bytes");
      }
    }

    @Override
    public byte[] extradata() {
      return extradata.clone();
    }
  }

  /**
   * Units that are one piece each.
   *
   * @param cut where leaves start
   * @param extradata what decoding needs beside them, as the container keeps it
   */
  record Whole(Cut cut, byte[] extradata) implements UnitFormat {
    public Whole {
      requireNonNull(cut, "cut");
      extradata = extradata.clone();
    }

    @Override
    public byte[] extradata() {
      return extradata.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Whole that
          && cut == that.cut
          && Arrays.equals(extradata, that.extradata);
    }

    @Override
    public int hashCode() {
      return 31 * cut.hashCode() + Arrays.hashCode(extradata);
    }
  }

  /** Where leaves of units that are one piece each start. */
  enum Cut {
    /** At every unit that the container calls a key frame. */
    KEY_UNITS,
    /** At every 30th: all are pictures of their own. */
    EVERY_30TH,
    /** At the first that begins in another second, counted from the track's start. */
    SECONDS
  }
}
