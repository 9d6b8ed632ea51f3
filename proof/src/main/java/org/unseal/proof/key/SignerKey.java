package org.unseal.proof.key;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.unseal.proof.digest.Digest;

/**
 * The public half of a key: 32 bytes as RFC 8032 writes them. A point that is not on the curve, is
 * written in another way than the one, or has a small order is refused: the JDK takes the last kind
 * (such as 32 zeros), and with it one signature is good for many documents. Immutable.
 */
public final class SignerKey {
  public static final int LENGTH = 32;

  static final String ALGORITHM = "Ed25519";

  /** Of an X.509 key, up to the 32 bytes: RFC 8410 section 4. */
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  private static final BigInteger FIELD =
      BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));

  /** Second coordinates of all points whose eightfold is the neutral one, little-endian. */
  private static final Set<String> SMALL_ORDER =
      Set.of(
          "0000000000000000000000000000000000000000000000000000000000000000",
          "0100000000000000000000000000000000000000000000000000000000000000",
          "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
          "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
          "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a");

  private final byte[] bytes;
  private final PublicKey key;

  private SignerKey(byte[] bytes) {
    this.bytes = bytes;
    this.key = key(bytes);
  }

  /**
   * The key of these bytes, which are copied.
   *
   * @throws IllegalArgumentException where they are no key that could be safely used
   */
  public static SignerKey of(byte[] bytes) {
    return new SignerKey(bytes.clone());
  }

  /**
   * The key of 64 lower-case hexadecimal digits.
   *
   * @throws IllegalArgumentException where they are no key that could be safely used
   */
  public static SignerKey ofHex(String hex) {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not 64 lower-case hexadecimal digits");
    }
    return new SignerKey(HexFormat.of().parseHex(hex));
  }

  static SignerKey of(PublicKey key) {
    byte[] encoded = key.getEncoded();
    return of(Arrays.copyOfRange(encoded, encoded.length - LENGTH, encoded.length));
  }

  private static PublicKey key(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a public key has 32 bytes, not " + bytes.length);
    }
    byte[] second = bytes.clone(); // without the sign of the first coordinate
    second[LENGTH - 1] &= 0x7F;
    if (SMALL_ORDER.contains(HexFormat.of().formatHex(second))) {
      throw new IllegalArgumentException("a point of small order is no key");
    }
    if (number(second).compareTo(FIELD) >= 0) {
      throw new IllegalArgumentException("a public key that is not written in the one way");
    }
    byte[] encoded = Arrays.copyOf(X509, X509.length + LENGTH);
    System.arraycopy(bytes, 0, encoded, X509.length, LENGTH);
    try {
      PublicKey key =
          KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
      signature().initVerify(key); // only here the JDK looks whether it is on the curve
      return key;
    } catch (InvalidKeyException e) {
      throw new IllegalArgumentException("not a point on the curve", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a public key", e);
    }
  }

  private static BigInteger number(byte[] littleEndian) {
    byte[] bigEndian = new byte[littleEndian.length];
    for (int i = 0; i < bigEndian.length; i++) {
      bigEndian[i] = littleEndian[bigEndian.length - 1 - i];
    }
    return new BigInteger(1, bigEndian);
  }

  static Signature signature() {
    try {
      return Signature.getInstance(ALGORITHM);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has Ed25519", e);
    }
  }

  /** Whether this key signed these pieces, one after the other; false for whatever is no answer. */
  boolean signed(byte[] signature, byte[]... pieces) {
    try {
      Signature check = signature();
      check.initVerify(key);
      for (byte[] piece : pieces) {
        check.update(piece);
      }
      return check.verify(signature);
    } catch (SignatureException e) {
      return false; // of another length, or numbers out of range
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("the key was good before", e);
    }
  }

  /** The 32 bytes, copied. */
  public byte[] bytes() {
    return bytes.clone();
  }

  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  /** What people compare. */
  public Fingerprint fingerprint() {
    var sha256 = Digest.sha256();
    sha256.update(bytes);
    return new Fingerprint(Digest.end(sha256));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SignerKey that && Arrays.equals(bytes, that.bytes);
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
