package org.unseal.proof.seal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.unseal.proof.digest.Digest;

/**
 * From when to when a leaf lies in the recording: what T is of.
 *
 * @param begins microseconds from the recording's start
 * @param ends microseconds from the recording's start, not before it begins
 */
public record LeafTime(long begins, long ends) {
  public LeafTime {
    if (ends < begins) {
      throw new IllegalArgumentException("from " + begins + " to " + ends);
    }
  }

  /** T: the salted digest. */
  public Digest digest(Salt salt) {
    return addTo(salt.begin(Domain.TIME));
  }

  /** Ends a digest that has taken the domain and the salt. */
  Digest addTo(MessageDigest digest) {
    digest.update(ByteBuffer.allocate(2 * Long.BYTES).putLong(begins).putLong(ends).flip());
    return Digest.end(digest);
  }
}
