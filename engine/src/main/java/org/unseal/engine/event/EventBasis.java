package org.unseal.engine.event;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.unseal.model.casefile.RecordKind;

/** What an event rests on. */
public sealed interface EventBasis {
  /** How it is written in documents and typed. */
  default String code() {
    return switch (this) {
      case Observed _ -> "observed";
      case Recorded _ -> "recorded";
      case Stated _ -> "stated";
      case NotShown _ -> "not-shown";
    };
  }

  /** Released frames show it. */
  record Observed(List<Shown> shown) implements EventBasis {
    public Observed {
      shown = List.copyOf(shown);
      if (shown.isEmpty()) {
        throw new IllegalArgumentException("what is observed is observed somewhere");
      }
    }
  }

  /**
   * A row of a log or a transmission is the record of it.
   *
   * @param on as instants are named: {@code alarm#4}, {@code t12}
   * @param kind {@code LOG_ROW} or {@code TRANSMISSION}
   * @param record its id
   */
  record Recorded(String on, RecordKind kind, String record) implements EventBasis {
    public Recorded {
      requireNonNull(on, "on");
      requireNonNull(record, "record");
      if (kind != RecordKind.LOG_ROW && kind != RecordKind.TRANSMISSION) {
        throw new IllegalArgumentException("neither a row of a log nor a transmission");
      }
    }
  }

  /**
   * Somebody says so.
   *
   * @param by who
   * @param when they said it, in words
   * @param where they said it
   * @param statement the statement of a side that it is taken from
   * @param causeOf the event of which they say that this was the cause
   */
  record Stated(
      String by, String when, String where, Optional<String> statement, Optional<String> causeOf)
      implements EventBasis {
    public Stated {
      requireNonNull(by, "by");
      requireNonNull(when, "when");
      requireNonNull(where, "where");
      requireNonNull(statement, "statement");
      requireNonNull(causeOf, "causeOf");
    }
  }

  /**
   * Somebody looked for it and did not see it.
   *
   * @param lookedBy a person of the case
   * @param at what they looked at
   * @param how they looked
   */
  record NotShown(String lookedBy, List<Shown> at, String how) implements EventBasis {
    public NotShown {
      requireNonNull(lookedBy, "lookedBy");
      at = List.copyOf(at);
      requireNonNull(how, "how");
      if (at.isEmpty()) {
        throw new IllegalArgumentException("whoever looked, looked at something");
      }
    }
  }

  /** The frames that it rests on. */
  default List<Shown> frames() {
    return switch (this) {
      case Observed observed -> observed.shown();
      case NotShown not -> not.at();
      case Recorded _, Stated _ -> List.of();
    };
  }
}
