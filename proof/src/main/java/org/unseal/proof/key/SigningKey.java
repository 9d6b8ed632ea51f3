package org.unseal.proof.key;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/**
 * A key that can sign. Whoever has it closes it: that erases its 32 secret bytes. Copies that the
 * JDK makes of them while it signs can't be erased, only left to the garbage collector. One thread.
 */
public final class SigningKey implements AutoCloseable {
  static final int SECRET = 32;

  private static final DocumentType PROBE = new DocumentType("probe");

  private final byte[] secret;
  private final SignerKey signer;
  private boolean closed;

  private SigningKey(byte[] secret, SignerKey signer) {
    this.secret = secret;
    this.signer = signer;
  }

  /** A new one, from the platform's source of randomness. */
  public static SigningKey create() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(SignerKey.ALGORITHM).generateKeyPair();
      byte[] secret = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
      return new SigningKey(secret, SignerKey.of(pair.getPublic()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has Ed25519", e);
    }
  }

  /**
   * The key of 32 secret bytes, which are copied.
   *
   * @throws IllegalArgumentException where the public half is another key's
   */
  static SigningKey of(byte[] secret, SignerKey signer) {
    if (secret.length != SECRET) {
      throw new IllegalArgumentException("a private key has 32 bytes, not " + secret.length);
    }
    SigningKey key = new SigningKey(secret.clone(), signer);
    byte[] document = new byte[0];
    if (key.sign(PROBE, document).check(PROBE, document) != SignatureCheck.VALID) {
      key.close();
      throw new IllegalArgumentException("the public half is another key's");
    }
    return key;
  }

  /** The public half; also after closing. */
  public SignerKey signer() {
    return signer;
  }

  /** Signs a document of this kind. */
  public SignatureDocument sign(DocumentType type, byte[] document) {
    try {
      PrivateKey key =
          KeyFactory.getInstance(SignerKey.ALGORITHM)
              .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, secret()));
      Signature signature = SignerKey.signature();
      signature.initSign(key);
      signature.update(type.prefix());
      signature.update(document);
      return new SignatureDocument(type, signer, signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform can sign with Ed25519", e);
    }
  }

  /** The secret itself, not copied. */
  byte[] secret() {
    if (closed) {
      throw new IllegalStateException("the key is closed");
    }
    return secret;
  }

  @Override
  public void close() {
    closed = true;
    Arrays.fill(secret, (byte) 0);
  }

  @Override
  public String toString() {
    return "the private half of " + signer;
  }
}
