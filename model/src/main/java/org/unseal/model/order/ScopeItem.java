package org.unseal.model.order;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What a clause wants of one source.
 *
 * @param source its label in the case
 * @param when all of the source where empty
 */
public record ScopeItem(String source, Optional<WallSpan> when, Disposition disposition) {
  public ScopeItem {
    requireNonNull(source, "source");
    requireNonNull(when, "when");
    requireNonNull(disposition, "disposition");
  }
}
