package org.unseal.media.gop;

import java.util.Optional;
import org.unseal.proof.digest.Octets;

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
  /** Empty where it can't be read. */
  static Optional<SequenceSet> read(Octets octets) {
    SequenceSyntax syntax = new SequenceSyntax(octets);
    return syntax.readable()
        ? Optional.of(
            new SequenceSet(
                syntax.id(),
                syntax.profile(),
                syntax.level(),
                syntax.plain(),
                syntax.croppedFront()))
        : Optional.empty();
  }
}
