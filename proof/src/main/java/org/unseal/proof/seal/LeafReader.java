package org.unseal.proof.seal;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.seal.NalCodec.NalRole;

/**
 * Digests the units of a released track leaf by leaf, where somebody else says which units are a
 * leaf: with the salts of the seal where they were copied, without any where they were made for the
 * release. Units must all pass by, in decode order, as parameter sets among them are remembered.
 * One thread.
 */
public final class LeafReader {
  private final UnitReader reader;
  private Optional<LeafDigests> leaf = Optional.empty();
  private boolean supplemented;
  private boolean exact = true;

  /**
   * What units that were made for a release digest to.
   *
   * @param content {@code SHA-256(0x17 || the pieces of content of each unit || the pieces of the
   *     parameter sets that are used)}
   * @param supplemented whether there is supplementary information between them
   */
  public record Rendered(Digest content, boolean supplemented) {
    public Rendered {
      requireNonNull(content, "content");
    }
  }

  /** Ready for the track's first unit. */
  public LeafReader(UnitFormat format) {
    reader = new UnitReader(format);
  }

  /** From here on come units of a leaf that was copied. */
  public void beginSealed(LeafSalts salts) {
    leaf = Optional.of(new LeafDigests(LeafDigests.Begin.salted(salts)));
    exact = true;
  }

  /** From here on come units that were made for a release. */
  public void beginRendered() {
    leaf = Optional.of(new LeafDigests(LeafDigests.Begin.rendered()));
    supplemented = false;
    exact = true;
  }

  /**
   * The next unit: of the leaf that was begun last, or of none where it has ended.
   *
   * @param bytes read during the call only
   * @return whether decoding can begin at it, as far as that shows in NAL units
   */
  public boolean add(byte[] bytes, int length) {
    boolean start = reader.find(bytes, length);
    exact &= reader.exact();
    supplemented |= reader.count(NalRole.SUPPLEMENT) > 0;
    if (leaf.isPresent()) {
      reader.addTo(leaf.get(), bytes, length, 0);
    } else {
      reader.pass(bytes);
    }
    return start;
  }

  /**
   * Whether all programs find the same NAL units in the leaf's units: what digests are of is
   * otherwise not what a player makes of them.
   */
  public boolean exact() {
    return exact;
  }

  /** Ends a leaf that was copied. */
  public SealedParts endSealed() {
    LeafDigests digests = leaf.orElseThrow();
    leaf = Optional.empty();
    return new SealedParts(
        digests.content(), digests.supplement(), digests.parameters(reader.takeUsed()));
  }

  /** Ends a leaf that was made for a release. */
  public Rendered endRendered() {
    LeafDigests digests = leaf.orElseThrow();
    leaf = Optional.empty();
    return new Rendered(digests.rendered(reader.takeUsed()), supplemented);
  }
}
