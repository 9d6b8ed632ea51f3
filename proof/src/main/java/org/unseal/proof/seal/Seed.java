package org.unseal.proof.seal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.digest.Octets;

/**
 * The 32 secret bytes of which all salts of one seal are made. Whoever has them can open
 * everything; without them a digest can't be compared with a guess, be it silence, a black picture
 * or a leaked copy. Immutable; {@link #toString} shows nothing.
 */
public final class Seed {
  public static final int LENGTH = 32;

  private static final int SALT = 32;
  private static final byte[] INFO = "unseal/leaf/1\0".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PICTURE_INFO =
      "unseal/picture/1\0".getBytes(StandardCharsets.US_ASCII);

  /** Where a salt belongs to the file and to no track. */
  private static final byte[] NO_TRACK = {'f', 0};

  private final byte[] bytes;

  private Seed(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * These 32 bytes, copied.
   *
   * @throws IllegalArgumentException where there are more or fewer
   */
  public static Seed of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a seed has 32 bytes, not " + bytes.length);
    }
    return new Seed(bytes.clone());
  }

  /** A new one, from the platform's source of randomness. */
  public static Seed random() {
    byte[] bytes = new byte[LENGTH];
    new SecureRandom().nextBytes(bytes);
    return new Seed(bytes);
  }

  /** The secret itself, copied. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Salt of one digest of one leaf. */
  public byte[] salt(TrackId track, long leaf, Domain domain) {
    return salt(track.bytes(), leaf, domain);
  }

  /** All salts of one leaf, to be opened with it. */
  public LeafSalts salts(TrackId track, long leaf) {
    return new LeafSalts(
        opened(track, leaf, Domain.CONTENT),
        opened(track, leaf, Domain.SUPPLEMENT),
        opened(track, leaf, Domain.PARAMETERS),
        opened(track, leaf, Domain.TIME),
        opened(track, leaf, Domain.UNITS));
  }

  private Salt opened(TrackId track, long leaf, Domain domain) {
    return new Salt(Octets.of(salt(track, leaf, domain)));
  }

  /** Salt of a digest of the file as a whole. */
  public byte[] salt(Domain domain) {
    return salt(NO_TRACK, 0, domain);
  }

  private byte[] salt(byte[] track, long leaf, Domain domain) {
    ByteArrayOutputStream info = info(INFO, track, leaf);
    info.write(domain.prefix());
    return derive(info);
  }

  /** The salt that all salts of one block of pictures are made of. */
  public byte[] pictureSalt(TrackId track, long block) {
    return derive(info(PICTURE_INFO, track.bytes(), block));
  }

  private static ByteArrayOutputStream info(byte[] use, byte[] track, long number) {
    ByteArrayOutputStream info = new ByteArrayOutputStream();
    info.writeBytes(use);
    info.writeBytes(track);
    info.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    return info;
  }

  /** HKDF-SHA256, RFC 5869, without a salt of its own. */
  private byte[] derive(ByteArrayOutputStream info) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(
              HKDFParameterSpec.ofExtract().addIKM(bytes).thenExpand(info.toByteArray(), SALT));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HKDF-SHA256", e);
    }
  }

  /** A SHA-256 that has taken the domain's byte and the salt, ready for what is sealed. */
  static MessageDigest begin(Domain domain, byte[] salt) {
    MessageDigest sha256 = Digest.sha256();
    sha256.update(domain.prefix());
    sha256.update(salt);
    return sha256;
  }

  /** A salted digest of the whole file's SHA-256 or length. */
  public Digest ofFile(Domain domain, byte[] value) {
    MessageDigest sha256 = begin(domain, salt(domain));
    sha256.update(value);
    return Digest.end(sha256);
  }

  @Override
  public String toString() {
    return "a seed";
  }
}
