package org.unseal.proof.key;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonNumber;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.MalformedJsonException;

/**
 * A private key as it lies in a file: encrypted with AES-256-GCM under a key that PBKDF2 makes of a
 * passphrase; the rest of the file is authenticated along. A checksum tells a damaged file from a
 * wrong passphrase; against somebody who changes both it is no help, but then it doesn't unlock.
 * Immutable.
 */
public final class LockedKey {
  /** Rounds of PBKDF2 for a new key: about a second of one core. */
  public static final int ITERATIONS = 600_000;

  /** More are refused, so that unlocking a file takes a quarter of a minute at most. */
  public static final int MOST_ITERATIONS = 5_000_000;

  /** A longer file is none. */
  public static final int LONGEST = 4096;

  /**
   * Fewer are a mistake. Not a protection: what a weak lock was worth is decided when it is made.
   */
  private static final int FEWEST_ITERATIONS = 1000;

  private static final String SCHEMA = "unseal/key";
  private static final String KDF = "PBKDF2-HMAC-SHA256";
  private static final String CIPHER = "AES-256-GCM";
  private static final Set<String> FIELDS =
      Set.of("publicKey", "kdf", "iterations", "salt", "cipher", "nonce", "ciphertext", "checksum");

  private static final int SALT = 32;
  private static final int NONCE = 12;
  private static final int TAG = 16;
  private static final int CIPHERTEXT = SigningKey.SECRET + TAG;

  private final SignerKey signer;
  private final int iterations;
  private final byte[] salt;
  private final byte[] nonce;
  private final byte[] ciphertext;

  private LockedKey(
      SignerKey signer, int iterations, byte[] salt, byte[] nonce, byte[] ciphertext) {
    this.signer = signer;
    this.iterations = iterations;
    this.salt = salt;
    this.nonce = nonce;
    this.ciphertext = ciphertext;
  }

  /**
   * Locks a key. Takes as long as the iterations.
   *
   * @param passphrase long enough
   * @param iterations {@link #ITERATIONS} but in a test
   */
  public static LockedKey lock(SigningKey key, Passphrase passphrase, int iterations) {
    if (!passphrase.longEnough()) {
      throw new IllegalArgumentException("the passphrase is too short");
    }
    if (iterations < FEWEST_ITERATIONS || iterations > MOST_ITERATIONS) {
      throw new IllegalArgumentException("not to be read again: " + iterations + " iterations");
    }
    SecureRandom random = new SecureRandom();
    byte[] salt = new byte[SALT];
    byte[] nonce = new byte[NONCE];
    random.nextBytes(salt);
    random.nextBytes(nonce);
    LockedKey empty = new LockedKey(key.signer(), iterations, salt, nonce, new byte[0]);
    try {
      byte[] ciphertext = empty.cipher(Cipher.ENCRYPT_MODE, passphrase).doFinal(key.secret());
      return new LockedKey(key.signer(), iterations, salt, nonce, ciphertext);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + CIPHER, e);
    }
  }

  /**
   * Reads a file. Takes no passphrase: the public half is in clear.
   *
   * @throws MalformedJsonException where it is none, or damaged
   */
  public static LockedKey read(byte[] file) throws MalformedJsonException {
    StrictFields fields = StrictFields.read(file, LONGEST, SCHEMA, FIELDS);
    fields.require("kdf", KDF);
    fields.require("cipher", CIPHER);
    LockedKey key =
        new LockedKey(
            fields.key("publicKey"),
            (int) fields.whole("iterations", FEWEST_ITERATIONS, MOST_ITERATIONS),
            fields.hex("salt", SALT),
            fields.hex("nonce", NONCE),
            fields.hex("ciphertext", CIPHERTEXT));
    fields.require("checksum", checksum(key.body()));
    return key;
  }

  /** The public half. Only unlocking shows that it belongs to the private one. */
  public SignerKey signer() {
    return signer;
  }

  /**
   * The key, for the caller to close; empty where the passphrase is another, or somebody changed
   * the file so that it doesn't look damaged.
   *
   * @throws MalformedJsonException where the halves are two keys'
   */
  public Optional<SigningKey> unlock(Passphrase passphrase) throws MalformedJsonException {
    byte[] secret;
    try {
      secret = cipher(Cipher.DECRYPT_MODE, passphrase).doFinal(ciphertext);
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + CIPHER, e);
    }
    try {
      return Optional.of(SigningKey.of(secret, signer));
    } catch (IllegalArgumentException e) {
      throw StrictFields.malformed("publicKey is not that of the private key", e);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  /** The file's bytes. */
  public byte[] bytes() {
    SortedMap<String, JsonValue> fields = body();
    fields.put("checksum", new JsonText(checksum(fields)));
    return CanonicalJson.bytes(new JsonObject(fields));
  }

  private SortedMap<String, JsonValue> body() {
    SortedMap<String, JsonValue> fields = header();
    fields.put("ciphertext", new JsonText(HexFormat.of().formatHex(ciphertext)));
    return fields;
  }

  /** What is authenticated along. */
  private SortedMap<String, JsonValue> header() {
    SortedMap<String, JsonValue> fields = new TreeMap<>();
    fields.put("schema", new JsonText(SCHEMA));
    fields.put("version", new JsonNumber(StrictFields.VERSION));
    fields.put("publicKey", new JsonText(signer.hex()));
    fields.put("kdf", new JsonText(KDF));
    fields.put("iterations", new JsonNumber(iterations));
    fields.put("salt", new JsonText(HexFormat.of().formatHex(salt)));
    fields.put("cipher", new JsonText(CIPHER));
    fields.put("nonce", new JsonText(HexFormat.of().formatHex(nonce)));
    return fields;
  }

  private static String checksum(SortedMap<String, JsonValue> body) {
    var sha256 = Digest.sha256();
    sha256.update(CanonicalJson.bytes(new JsonObject(body)));
    return Digest.end(sha256).hex();
  }

  private Cipher cipher(int mode, Passphrase passphrase) throws GeneralSecurityException {
    PBEKeySpec spec = new PBEKeySpec(passphrase.characters(), salt, iterations, 256);
    byte[] derived = new byte[0];
    try {
      SecretKey made = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec);
      derived = made.getEncoded();
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(derived, "AES"), new GCMParameterSpec(8 * TAG, nonce));
      cipher.updateAAD(CanonicalJson.bytes(new JsonObject(header())));
      return cipher;
    } finally {
      spec.clearPassword();
      Arrays.fill(derived, (byte) 0);
    }
  }

  @Override
  public String toString() {
    return "the locked private half of " + signer;
  }
}
