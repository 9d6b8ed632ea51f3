package org.unseal.proof.seal;

import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.digest.Octets;

/**
 * The 32 bytes that keep anybody from guessing what one digest is of. Made public only for what is
 * public itself.
 */
public record Salt(Octets bytes) {
  public static final int LENGTH = 32;

  public Salt {
    requireNonNull(bytes, "bytes");
    if (bytes.length() != LENGTH) {
      throw new IllegalArgumentException("a salt has 32 bytes, not " + bytes.length());
    }
  }

  /**
   * What 64 lower-case hexadecimal digits say.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Salt ofHex(String hex) {
    return new Salt(Octets.of(HexFormat.of().parseHex(Digest.ofHex(hex).hex())));
  }

  public String hex() {
    return HexFormat.of().formatHex(bytes.toArray());
  }

  /** A SHA-256 that has taken the domain's byte and this salt, ready for what is digested. */
  MessageDigest begin(Domain domain) {
    MessageDigest sha256 = Digest.sha256();
    sha256.update(domain.prefix());
    sha256.update(bytes.toArray());
    return sha256;
  }

  @Override
  public String toString() {
    return "a salt";
  }
}
