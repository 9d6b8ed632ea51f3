package org.unseal.engine.log;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.publication.VersionId;

/**
 * Since when something is withheld or published.
 *
 * @param released whether it is published now
 * @param since the first of the versions that all have it so, up to the one that is next
 * @param before versions in which it was public although it is not now
 */
public record Standing(boolean released, VersionId since, List<VersionId> before) {
  public Standing {
    requireNonNull(since, "since");
    before = List.copyOf(before);
  }

  void write(ObjectWriter row) {
    row.put("since", since.toString());
    if (released) {
      row.put("status", "released");
    }
    if (!before.isEmpty()) {
      row.put("publicIn", before.stream().map(one -> new JsonText(one.toString())).toList());
    }
  }
}
