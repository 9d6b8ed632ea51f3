package org.unseal.proof.seal;

import static java.util.Objects.requireNonNull;

import org.unseal.proof.digest.Octets;

/** How a track's coded units are written, and where a leaf may start. */
public sealed interface UnitFormat {

  /**
   * Units of NAL units.
   *
   * @param lengthSize bytes of the length before each; 0 where there are start codes
   * @param extradata parameter sets that the container keeps apart, in either way of writing; none
   *     where it is empty
   */
  record Nal(NalCodec codec, int lengthSize, Octets extradata) implements UnitFormat {
    public Nal {
      requireNonNull(codec, "codec");
      requireNonNull(extradata, "extradata");
      if (lengthSize < 0 || lengthSize > 4) {
        throw new IllegalArgumentException("lengths of " + lengthSize + " bytes");
      }
    }
  }

  /**
   * Units that are one piece each.
   *
   * @param cut where leaves start
   * @param extradata what decoding needs beside them, as the container keeps it
   */
  record Whole(Cut cut, Octets extradata) implements UnitFormat {
    public Whole {
      requireNonNull(cut, "cut");
      requireNonNull(extradata, "extradata");
    }
  }

  /** Where leaves of units that are one piece each start. */
  enum Cut {
    /** At every unit that the container calls a key frame. */
    KEY_UNITS,
    /** At every 30th: all are pictures of their own. */
    EVERY_30TH,
    /** At every one: each is a second of samples. */
    EVERY_UNIT,
    /** At the first that begins in another second, counted from the track's start. */
    SECONDS
  }
}
