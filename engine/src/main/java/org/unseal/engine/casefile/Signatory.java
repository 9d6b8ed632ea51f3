package org.unseal.engine.casefile;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.unseal.proof.key.SigningKey;

/**
 * Who acts in an open case, and why. Whoever has it closes it, which erases the key.
 *
 * @param person id of their record
 * @param purpose one line that stands in every event
 */
public record Signatory(String person, SigningKey key, Optional<String> purpose)
    implements AutoCloseable {
  public Signatory {
    requireNonNull(person, "person");
    requireNonNull(key, "key");
    requireNonNull(purpose, "purpose");
  }

  @Override
  public void close() {
    key.close();
  }
}
