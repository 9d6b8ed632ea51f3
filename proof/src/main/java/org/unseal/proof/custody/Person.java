package org.unseal.proof.custody;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.casefile.Role;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.key.SignerKey;

/**
 * The body of a record of kind {@code PERSON}.
 *
 * @param handle short name for the command line, {@code [a-z0-9-]{1,40}}, one person's at a time
 * @param name in full, as it stands in exports
 * @param organisation where it is not the case's agency
 * @param key what they sign with
 * @param active false for whoever may sign nothing any more
 */
public record Person(
    String handle,
    String name,
    Role role,
    Optional<String> organisation,
    SignerKey key,
    boolean active) {
  /** UTF-16 code units. */
  public static final int LONGEST_NAME = 200;

  private static final Pattern HANDLE = Pattern.compile("[a-z0-9-]{1,40}");
  private static final Set<String> FIELDS =
      Set.of("handle", "name", "role", "organisation", "publicKey", "active");

  public Person {
    if (!HANDLE.matcher(handle).matches()) {
      throw new IllegalArgumentException(
          "a person's short name has 1 to 40 lower-case letters, digits and hyphens");
    }
    Plain.requireLine(name, LONGEST_NAME, "a person's name");
    requireNonNull(role, "role");
    organisation.ifPresent(text -> Plain.requireLine(text, LONGEST_NAME, "an organisation"));
    requireNonNull(key, "key");
  }

  /** Reads a record's body. */
  public static Person read(CaseRecord record) throws MalformedJsonException {
    return read(record.body());
  }

  static Person read(JsonObject body) throws MalformedJsonException {
    ObjectReader object = ObjectReader.of(body, "a person");
    object.requireOnly(FIELDS);
    Role role =
        Role.ofCode(object.text("role"))
            .orElseThrow(() -> new MalformedJsonException("a role that is not known here"));
    try {
      return new Person(
          object.text("handle"),
          object.text("name"),
          role,
          object.has("organisation") ? Optional.of(object.text("organisation")) : Optional.empty(),
          SignerKey.ofHex(object.text("publicKey")),
          object.flag("active"));
    } catch (IllegalArgumentException e) {
      throw new MalformedJsonException("a person that is none");
    }
  }

  /** The change that makes a record of this. */
  public Change.Put put(String id) {
    return new Change.Put(RecordKind.PERSON, id, json());
  }

  JsonObject json() {
    ObjectWriter writer =
        new ObjectWriter()
            .put("handle", handle)
            .put("name", name)
            .put("role", role.code())
            .put("publicKey", key.hex())
            .put("active", active);
    organisation.ifPresent(text -> writer.put("organisation", text));
    return writer.end();
  }

  /** The same person with another key. */
  public Person with(SignerKey other) {
    return new Person(handle, name, role, organisation, other, active);
  }

  /** The same person, who may sign nothing any more. */
  public Person removed() {
    return new Person(handle, name, role, organisation, key, false);
  }
}
