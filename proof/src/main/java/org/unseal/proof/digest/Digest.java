package org.unseal.proof.digest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The 32 bytes of a SHA-256. Immutable. */
public final class Digest {
  public static final int LENGTH = 32;

  private final byte[] bytes;

  private Digest(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * These 32 bytes, copied.
   *
   * @throws IllegalArgumentException where there are more or fewer
   */
  public static Digest of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException(bytes.length + " bytes are no SHA-256");
    }
    return new Digest(bytes.clone());
  }

  /**
   * What 64 lower-case hexadecimal digits say.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Digest ofHex(String hex) {
    if (hex.length() != 2 * LENGTH || !hex.chars().allMatch(Digest::lowerCaseHex)) {
      throw new IllegalArgumentException("not 64 lower-case hexadecimal digits");
    }
    return new Digest(HexFormat.of().parseHex(hex));
  }

  private static boolean lowerCaseHex(int character) {
    return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
  }

  /** A fresh SHA-256. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Ends a SHA-256, which is fresh afterwards. */
  public static Digest end(MessageDigest sha256) {
    return new Digest(sha256.digest());
  }

  /** Adds these bytes to a digest that is under way. */
  public void addTo(MessageDigest digest) {
    digest.update(bytes);
  }

  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Digest that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}
