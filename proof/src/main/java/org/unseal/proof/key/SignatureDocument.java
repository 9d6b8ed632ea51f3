package org.unseal.proof.key;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeMap;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonNumber;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.MalformedJsonException;

/**
 * A signature and the key that made it, as they lie in a file of their own beside the document.
 * Immutable.
 */
public final class SignatureDocument {
  /** A longer file is none. */
  public static final int LONGEST = 4096;

  private static final int SIGNATURE = 64;

  private static final String SCHEMA = "unseal/signature";
  private static final Set<String> FIELDS = Set.of("publicKey", "signature", "type");

  private final DocumentType type;
  private final SignerKey signer;
  private final byte[] signature;

  /** What was signed, by whom, and the 64 bytes, which are not copied. */
  SignatureDocument(DocumentType type, SignerKey signer, byte[] signature) {
    this.type = requireNonNull(type, "type");
    this.signer = requireNonNull(signer, "signer");
    this.signature = signature;
  }

  /** The kind of document that is signed. */
  public DocumentType type() {
    return type;
  }

  /** Whose signature it claims to be. */
  public SignerKey signer() {
    return signer;
  }

  /** The 64 bytes as hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(signature);
  }

  /**
   * Reads what anybody may have written. A field that is not known is refused: it would look signed
   * and would not be.
   *
   * @throws MalformedJsonException where it is no signature file, or its key none that could be
   *     safely used
   */
  public static SignatureDocument read(byte[] file) throws MalformedJsonException {
    StrictFields fields = StrictFields.read(file, LONGEST, SCHEMA, FIELDS);
    DocumentType type;
    try {
      type = new DocumentType(fields.text("type"));
    } catch (IllegalArgumentException e) {
      throw StrictFields.malformed("type is not the name of a kind of document", e);
    }
    return new SignatureDocument(type, fields.key("publicKey"), fields.hex("signature", SIGNATURE));
  }

  /** The file's bytes. */
  public byte[] bytes() {
    TreeMap<String, JsonValue> fields = new TreeMap<>();
    fields.put("schema", new JsonText(SCHEMA));
    fields.put("version", new JsonNumber(StrictFields.VERSION));
    fields.put("type", new JsonText(type.name()));
    fields.put("publicKey", new JsonText(signer.hex()));
    fields.put("signature", new JsonText(HexFormat.of().formatHex(signature)));
    return CanonicalJson.bytes(new JsonObject(fields));
  }

  /** Whether this is the signature of this document, which is of that kind. Never throws. */
  public SignatureCheck check(DocumentType expected, byte[] document) {
    if (!type.equals(expected)) {
      return SignatureCheck.OTHER_TYPE;
    }
    return signer.signed(signature, type.prefix(), document)
        ? SignatureCheck.VALID
        : SignatureCheck.BAD;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SignatureDocument that
        && type.equals(that.type)
        && signer.equals(that.signer)
        && Arrays.equals(signature, that.signature);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(signature);
  }

  @Override
  public String toString() {
    return "a signature by " + signer;
  }
}
