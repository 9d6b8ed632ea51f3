package org.unseal.proof.key;

import static java.util.Objects.requireNonNull;

import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.unseal.proof.digest.Digest;

/**
 * The SHA-256 of a public key, for people to compare.
 *
 * @param digest of the key's 32 bytes
 */
public record Fingerprint(Digest digest) {
  /** How many bytes are said as words: 96 bits, too many for anybody to find a second key. */
  static final int SPOKEN = 12;

  public Fingerprint {
    requireNonNull(digest, "digest");
  }

  /** All of it, 64 lower-case digits. */
  public String hex() {
    return digest.hex();
  }

  /** Its first 12 bytes as 12 words, to be read aloud, with hyphens between them. */
  public String words() {
    byte[] bytes = HexFormat.of().parseHex(hex());
    return IntStream.range(0, SPOKEN)
        .mapToObj(i -> WordList.word(bytes[i]))
        .collect(Collectors.joining("-"));
  }

  @Override
  public String toString() {
    return hex();
  }
}
