package org.unseal.media.gop;

import java.util.Optional;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.seal.BitReader;

/**
 * What a sequence parameter set says that decides whether its GOPs can stand beside encoded ones;
 * ITU-T H.264, 7.3.2.1.1.
 *
 * @param profile {@code profile_idc}
 * @param level {@code level_idc}
 * @param plain 8-bit 4:2:0 of whole frames, without scaling lists of its own
 * @param croppedFront rows or columns are cut off at the top or at the left
 */
record SequenceSet(int id, int profile, int level, boolean plain, boolean croppedFront) {
  private static final int HEADER_BITS = 8;
  private static final int LONGEST_CYCLE = 255;

  /** Empty where it can't be read. */
  static Optional<SequenceSet> read(Octets octets) {
    byte[] bytes = octets.toArray();
    BitReader bits = new BitReader(bytes, HEADER_BITS / Byte.SIZE, bytes.length);
    int profile = bits.bits(8);
    bits.skip(8);
    int level = bits.bits(8);
    int id = bits.golomb();
    boolean plain = true;
    if (tellsChroma(profile)) {
      plain = bits.golomb() == 1; // 4:2:0
      int moreLuma = bits.golomb();
      int moreChroma = bits.golomb();
      plain &= moreLuma == 0 && moreChroma == 0; // 8 bits each
      bits.skip(1);
      if (!plain || bits.bits(1) == 1) {
        return Optional.of(new SequenceSet(id, profile, level, false, false));
      }
    }
    bits.golomb(); // length of frame numbers
    int order = bits.golomb();
    if (order == 0) {
      bits.golomb();
    } else if (order == 1) {
      bits.skip(1);
      bits.golomb();
      bits.golomb();
      int cycle = bits.golomb();
      if (cycle < 0 || cycle > LONGEST_CYCLE) {
        return Optional.empty();
      }
      for (int i = 0; i < cycle; i++) {
        bits.golomb();
      }
    }
    bits.golomb(); // reference frames
    bits.skip(1);
    int width = bits.golomb();
    int height = bits.golomb();
    boolean wholeFrames = bits.bits(1) == 1;
    if (!wholeFrames) {
      bits.skip(1);
    }
    bits.skip(1);
    boolean croppedFront = false;
    if (bits.bits(1) == 1) {
      int left = bits.golomb();
      bits.golomb();
      int top = bits.golomb();
      croppedFront = left != 0 || top != 0;
    }
    return id < 0 || id > 31 || width < 0 || height < 0
        ? Optional.empty()
        : Optional.of(new SequenceSet(id, profile, level, wholeFrames, croppedFront));
  }

  private static boolean tellsChroma(int profile) {
    return switch (profile) {
      case 100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135 -> true;
      default -> false;
    };
  }
}
