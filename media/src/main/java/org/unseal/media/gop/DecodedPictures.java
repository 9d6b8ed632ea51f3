package org.unseal.media.gop;

import java.util.Optional;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.seal.BitReader;

/**
 * How many decoded pictures a decoder keeps. Where this number changes from one sequence parameter
 * set to the next a decoder may throw away what it has not shown yet (ITU-T H.264, C.4.4: {@code
 * no_output_of_prior_pics_flag} is inferred), and some do: the last pictures before a seam would be
 * missing. So GOPs that are encoded beside others say the same number.
 *
 * @param references {@code max_num_ref_frames}
 * @param kept {@code max_dec_frame_buffering}, said or inferred
 */
record DecodedPictures(int references, int kept) {
  private static final int MOST = 16;

  /** What a parameter set says; empty where it can't be read or can't be. */
  static Optional<DecodedPictures> of(Octets set) {
    SequenceSyntax syntax = new SequenceSyntax(set);
    if (!syntax.readable() || !syntax.plain()) {
      return Optional.empty();
    }
    int references = syntax.references().value();
    int kept = syntax.restricted() ? syntax.decoded().value() : inferred(syntax);
    return references < 0 || references > MOST || kept < references || kept > MOST
        ? Optional.empty()
        : Optional.of(new DecodedPictures(references, kept));
  }

  /** E.2.1, where nothing is said of it. */
  private static int inferred(SequenceSyntax syntax) {
    boolean intraOnly =
        switch (syntax.profile()) {
          case 44, 86, 100, 110, 122, 244 -> syntax.thirdConstraint();
          default -> false;
        };
    return intraOnly ? 0 : Math.min(MOST, macroblocks(syntax) / Math.max(1, syntax.macroblocks()));
  }

  /** {@code MaxDpbMbs}, table A-1. */
  private static int macroblocks(SequenceSyntax syntax) {
    return switch (syntax.level()) {
      case 9, 10 -> 396;
      case 11 -> syntax.thirdConstraint() ? 396 : 900;
      case 12, 13, 20 -> 2_376;
      case 21 -> 4_752;
      case 22, 30 -> 8_100;
      case 31 -> 18_000;
      case 32 -> 20_480;
      case 40, 41 -> 32_768;
      case 42 -> 34_816;
      case 50 -> 110_400;
      case 51, 52 -> 184_320;
      default -> 696_320;
    };
  }

  /**
   * The same parameter set with these numbers. It must hold for fewer: then it still says the
   * truth. One that does not say how many pictures are kept, or says more, is returned as it is.
   */
  Octets in(Octets set) {
    SequenceSyntax syntax = new SequenceSyntax(set);
    if (!syntax.readable()
        || !syntax.restricted()
        || syntax.references().value() > references
        || syntax.decoded().value() > kept) {
      return set;
    }
    byte[] bytes = set.toArray();
    BitReader bits = new BitReader(bytes, 1, bytes.length);
    BitWriter out = new BitWriter(bytes[0]);
    copy(bits, syntax.references().at(), out);
    out.golomb(references);
    bits.skip(syntax.references().end() - syntax.references().at());
    copy(bits, syntax.decoded().at(), out);
    out.golomb(kept);
    return out.unit();
  }

  private static void copy(BitReader bits, int to, BitWriter out) {
    while (bits.position() < to) {
      out.bit(bits.bits(1));
    }
  }
}
