package org.unseal.engine.key;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.files.UserFolders;
import org.unseal.engine.json.Fields;
import org.unseal.engine.json.Json;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonNumber;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.key.SignerKey;
import org.unseal.proof.key.TypedFingerprint;

/**
 * Other people's keys that the user trusts, one file each. Only {@link #pin} adds one: nothing is
 * remembered by checking. Immutable; the files may change at any time.
 */
public final class PinnedKeys {
  private static final String SCHEMA = "unseal/pin";
  private static final int VERSION = 1;
  private static final String SUFFIX = ".json";

  private final KeyFolder folder;

  /** Of the user whose folders these are; nothing is made yet. */
  public PinnedKeys(UserFolders folders, PartialFiles partials) {
    this.folder = new KeyFolder(folders.settings().resolve("pins"), partials);
  }

  /** Trusts a key from now on; one that was pinned before gets the new label and day. */
  public void pin(Pin pin) {
    TreeMap<String, JsonValue> fields = new TreeMap<>();
    fields.put("schema", new JsonText(SCHEMA));
    fields.put("version", new JsonNumber(VERSION));
    fields.put("publicKey", new JsonText(pin.key().hex()));
    fields.put("label", new JsonText(pin.label()));
    fields.put("pinned", new JsonText(pin.pinned().toString()));
    folder.write(fileName(pin.key()), CanonicalJson.bytes(new JsonObject(fields)), true);
  }

  /**
   * All of them, in the order of their fingerprints.
   *
   * @throws UnsealException {@code KEY_DAMAGED} where one can't be read
   */
  public List<Pin> all() {
    return folder.names("", SUFFIX).stream()
        .filter(name -> name.matches("[0-9a-f]{64}\\.json"))
        .flatMap(name -> read(name).stream())
        .toList();
  }

  /** This key, where it is pinned. */
  public Optional<Pin> find(SignerKey key) {
    return read(fileName(key));
  }

  /** The pinned keys with this fingerprint: hardly ever more than one. */
  public List<Pin> find(TypedFingerprint fingerprint) {
    return all().stream().filter(pin -> fingerprint.isOf(pin.key())).toList();
  }

  private Optional<Pin> read(String name) {
    return folder.read(name).map(bytes -> parse(name, bytes));
  }

  private Pin parse(String name, byte[] bytes) {
    try {
      Fields fields = Json.read(new String(bytes, StandardCharsets.UTF_8), "the pin");
      fields.requireSchema(SCHEMA, VERSION);
      SignerKey key = SignerKey.ofHex(fields.text("publicKey"));
      if (!fileName(key).equals(name)) {
        throw new IllegalArgumentException("the file has another key's name");
      }
      return new Pin(key, fields.text("label"), LocalDate.parse(fields.text("pinned")));
    } catch (UnsealException | IllegalArgumentException | DateTimeException e) {
      throw new UnsealException(
          ErrorCode.KEY_DAMAGED,
          "a pinned key is damaged: " + folder.file(name) + "; remove the file and pin it again",
          e);
    }
  }

  private static String fileName(SignerKey key) {
    return key.fingerprint().hex() + SUFFIX;
  }
}
