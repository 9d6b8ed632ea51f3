package org.unseal.proof.custody;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import org.unseal.model.casefile.Role;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.key.SignerKey;

/**
 * Who did something, as the event says that they signed.
 *
 * @param person id of a record of kind {@code PERSON}
 * @param key that the event must be signed with
 */
public record Actor(String person, Role role, SignerKey key) {
  private static final Set<String> FIELDS = Set.of("person", "role", "publicKey");

  public Actor {
    RecordId.require(person);
    requireNonNull(role, "role");
    requireNonNull(key, "key");
  }

  JsonObject json() {
    return new ObjectWriter()
        .put("person", person)
        .put("role", role.code())
        .put("publicKey", key.hex())
        .end();
  }

  static Actor read(ObjectReader object) throws MalformedJsonException {
    object.requireOnly(FIELDS);
    Role role =
        Role.ofCode(object.text("role"))
            .orElseThrow(() -> new MalformedJsonException("a role that is not known here"));
    try {
      return new Actor(object.text("person"), role, SignerKey.ofHex(object.text("publicKey")));
    } catch (IllegalArgumentException e) {
      throw new MalformedJsonException("an actor that is none");
    }
  }
}
