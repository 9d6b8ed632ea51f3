package org.unseal.engine.casefile;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.unseal.model.casefile.Action;
import org.unseal.proof.custody.Change;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.ObjectWriter;

/**
 * What is to be appended to a case's log.
 *
 * @param itemId the item that it concerns, if one
 * @param details by the names in {@code docs/formats/custody.md}
 * @param changes of records, in order
 */
public record Entry(
    Action action, Optional<String> itemId, JsonObject details, List<Change> changes) {
  public Entry {
    requireNonNull(action, "action");
    requireNonNull(itemId, "itemId");
    requireNonNull(details, "details");
    changes = List.copyOf(changes);
  }

  /** Without an item and details. */
  public static Entry of(Action action, Change... changes) {
    return new Entry(action, Optional.empty(), new ObjectWriter().end(), List.of(changes));
  }
}
