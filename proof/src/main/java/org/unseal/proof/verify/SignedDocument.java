package org.unseal.proof.verify;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.Optional;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.key.DocumentType;
import org.unseal.proof.key.SignatureCheck;
import org.unseal.proof.key.SignatureDocument;
import org.unseal.proof.key.SignerKey;
import org.unseal.proof.release.Release;

/** Who signed a document, as the file beside it says and its signature shows. */
final class SignedDocument {
  private final ReleaseFolder folder;
  private final Trust trust;
  private final Findings findings;

  /** Which findings a kind of document gives. */
  record Codes(FindingCode missing, FindingCode bad) {}

  /** Whose signature it is; only where it is valid. */
  record Signer(SignerKey key, Trust.Standing standing) {
    Signer {
      requireNonNull(key, "key");
      requireNonNull(standing, "standing");
    }
  }

  SignedDocument(ReleaseFolder folder, Trust trust, Findings findings) {
    this.folder = folder;
    this.trust = trust;
    this.findings = findings;
  }

  /** Checks the signature of a document that has these bytes. */
  Optional<Signer> check(String name, byte[] document, String type, Codes codes) {
    String file = name + Release.SIGNATURE;
    if (!folder.has(file)) {
      findings.add(codes.missing(), name, "");
      return Optional.empty();
    }
    SignatureDocument signature;
    try {
      signature = SignatureDocument.read(folder.read(file, SignatureDocument.LONGEST));
    } catch (MalformedJsonException | IOException e) {
      findings.add(codes.bad(), name, "the signature's file can't be read");
      return Optional.empty();
    }
    SignatureCheck check = signature.check(new DocumentType(type), document);
    if (check != SignatureCheck.VALID) {
      findings.add(
          codes.bad(),
          name,
          check == SignatureCheck.OTHER_TYPE ? "a signature for another kind of document" : "");
      return Optional.empty();
    }
    Trust.Standing standing = trust.of(signature.signer());
    if (standing == Trust.Standing.UNKNOWN) {
      findings.add(
          FindingCode.KEY_UNKNOWN, name, "signed with " + signature.signer().fingerprint().words());
    }
    return Optional.of(new Signer(signature.signer(), standing));
  }
}
