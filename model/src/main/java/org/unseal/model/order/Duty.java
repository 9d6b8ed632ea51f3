package org.unseal.model.order;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Something that has to be done before or when publishing: a condition to meet, a notice to give.
 *
 * @param id within its clause
 * @param due the last day for it
 */
public record Duty(String id, Kind kind, String text, Optional<LocalDate> due) {
  public Duty {
    if (!ClauseId.fits(id)) {
      throw new IllegalArgumentException("not the name of a duty");
    }
    requireNonNull(kind, "kind");
    requireNonNull(text, "text");
    requireNonNull(due, "due");
  }

  /** Which of the two. */
  public enum Kind {
    CONDITION,
    NOTICE
  }
}
