package org.unseal.proof.publication;

import java.util.Optional;
import org.unseal.proof.release.PlainText;

/**
 * Somebody whom the rulings speak of and who is shown.
 *
 * @param label as {@code calder}
 * @param name where they may be named
 * @param identifiedBy who says that it is them, and where
 */
public record PublishedPerson(String label, Optional<String> name, Optional<String> identifiedBy) {
  public PublishedPerson {
    Names.require(label, "label");
    name.ifPresent(text -> PlainText.require(text, "name"));
    identifiedBy.ifPresent(text -> PlainText.require(text, "identifiedBy"));
  }
}
