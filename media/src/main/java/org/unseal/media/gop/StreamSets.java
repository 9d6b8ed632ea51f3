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
  public StreamSets {
    pictures = List.copyOf(pictures);
  }

  /**
   * A sequence parameter set for what is encoded beside, saying that decoders keep as many pictures
   * as these do: where the number changes, some throw away what they have not shown yet.
   */
  public Octets alike(Octets encoded) {
    return DecodedPictures.of(sequence).map(kept -> kept.in(encoded)).orElse(encoded);
  }
}
