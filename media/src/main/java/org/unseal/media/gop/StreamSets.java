package org.unseal.media.gop;

import java.util.List;
import org.unseal.proof.digest.Octets;

/**
 * The parameter sets that all coded pictures of a recording use, and what an encoder must keep to
 * beside them.
 *
 * @param sequence the one SPS
 * @param pictures every PPS
 * @param freeId an identifier that neither uses; for the SPS and the PPS of what is encoded anew
 * @param profile {@code profile_idc} that must not be exceeded
 * @param level {@code level_idc} that must not be exceeded
 * @param arithmetic pictures may be coded with CABAC, as the source's are
 * @param inBand whether every picture at which decoding begins carries its parameter sets
 */
public record StreamSets(
    Octets sequence,
    List<Octets> pictures,
    int freeId,
    int profile,
    int level,
    boolean arithmetic,
    boolean inBand) {
  private static final byte BASELINE = 66;
  private static final byte MAIN = 77;

  /** {@code constraint_set1_flag}. */
  private static final byte ALSO_MAIN = 0x40;

  public StreamSets {
    pictures = List.copyOf(pictures);
  }

  /**
   * A sequence parameter set for what is encoded beside, as like these as it may be: decoders keep
   * as many pictures, and it is of the same profile where that says no less. Where either changes,
   * some throw away what they have not shown yet.
   */
  public Octets alike(Octets encoded) {
    Octets kept = DecodedPictures.of(sequence).map(of -> of.in(encoded)).orElse(encoded);
    boolean simpler =
        profile == MAIN && kept.at(1) == BASELINE && (kept.at(2) & ALSO_MAIN) == ALSO_MAIN;
    if (!simpler) {
      return kept;
    }
    byte[] bytes = kept.toArray();
    bytes[1] = MAIN;
    return Octets.of(bytes);
  }
}
