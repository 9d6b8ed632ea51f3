package org.unseal.proof.key;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import java.util.TreeMap;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonNumber;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.MalformedJsonException;

/** A public key in a file that its owner publishes, with its fingerprint for the eye. */
public record PublishedKey(SignerKey signer) {
  /** A longer file is none. */
  public static final int LONGEST = 4096;

  private static final String SCHEMA = "unseal/public-key";
  private static final Set<String> FIELDS = Set.of("publicKey", "fingerprint", "words");

  public PublishedKey {
    requireNonNull(signer, "signer");
  }

  /**
   * Reads what anybody may have written. A fingerprint that is not the key's is refused: somebody
   * would compare it with what they were told, and trust another key.
   *
   * @throws MalformedJsonException where it is no such file, or its key none that could be safely
   *     used
   */
  public static PublishedKey read(byte[] file) throws MalformedJsonException {
    StrictFields fields = StrictFields.read(file, LONGEST, SCHEMA, FIELDS);
    SignerKey key = fields.key("publicKey");
    fields.require("fingerprint", key.fingerprint().hex());
    fields.require("words", key.fingerprint().words());
    return new PublishedKey(key);
  }

  /** The file's bytes. */
  public byte[] bytes() {
    TreeMap<String, JsonValue> fields = new TreeMap<>();
    fields.put("schema", new JsonText(SCHEMA));
    fields.put("version", new JsonNumber(StrictFields.VERSION));
    fields.put("publicKey", new JsonText(signer.hex()));
    fields.put("fingerprint", new JsonText(signer.fingerprint().hex()));
    fields.put("words", new JsonText(signer.fingerprint().words()));
    return CanonicalJson.bytes(new JsonObject(fields));
  }
}
