package org.unseal.model.order;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What else stands in a ruling or was written down beside it. None of it has an effect: it is told
 * wherever the ruling is answered.
 *
 * @param division of the court
 * @param caption whom the case is between, as the court writes it
 * @param entered the day on which the clerk entered it, where that is another than its date
 * @param lawAsOf the day as of which it states the law
 * @param findings in the court's words
 * @param readings how the office reads what the ruling leaves open
 * @param previews who was shown what is released before the public saw it
 */
public record Particulars(
    Optional<String> division,
    Optional<String> caption,
    Optional<LocalDate> entered,
    Optional<LocalDate> lawAsOf,
    List<Party> parties,
    List<Finding> findings,
    List<Reading> readings,
    List<Preview> previews) {
  /** Where nothing else was written down. */
  public static final Particulars NONE =
      new Particulars(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          List.of());

  public Particulars {
    requireNonNull(division, "division");
    requireNonNull(caption, "caption");
    requireNonNull(entered, "entered");
    requireNonNull(lawAsOf, "lawAsOf");
    parties = List.copyOf(parties);
    findings = List.copyOf(findings);
    readings = List.copyOf(readings);
    previews = List.copyOf(previews);
  }

  /** Whether there is more to tell than the court's division and days. */
  public boolean telling() {
    return caption.isPresent()
        || lawAsOf.isPresent()
        || !parties.isEmpty()
        || !findings.isEmpty()
        || !readings.isEmpty()
        || !previews.isEmpty();
  }

  /**
   * Somebody before the court.
   *
   * @param position what they ask for
   * @param source where they say so
   */
  public record Party(String name, String position, Optional<String> source) {
    public Party {
      requireNonNull(name, "name");
      requireNonNull(position, "position");
      requireNonNull(source, "source");
    }
  }

  /**
   * What the court found, which is why it ruled as it did.
   *
   * @param of the clause that rests on it; the whole ruling where empty
   * @param page of the document, from 1
   */
  public record Finding(String text, Optional<ClauseId> of, Optional<Integer> page) {
    public Finding {
      requireNonNull(text, "text");
      requireNonNull(of, "of");
      requireNonNull(page, "page");
    }
  }

  /**
   * How the office reads something that the ruling leaves open.
   *
   * @param of the clause; the whole ruling where empty
   * @param by who decided so
   */
  public record Reading(String text, Optional<ClauseId> of, String by, String why) {
    public Reading {
      requireNonNull(text, "text");
      requireNonNull(of, "of");
      requireNonNull(by, "by");
      requireNonNull(why, "why");
    }
  }

  /**
   * Somebody was offered to see what is released before the public did.
   *
   * @param to whom, as {@code the families}
   * @param held when they saw it; empty where they did not, or not yet
   * @param by who showed it
   */
  public record Preview(String to, LocalDate offered, Optional<LocalDate> held, String by) {
    public Preview {
      requireNonNull(to, "to");
      requireNonNull(offered, "offered");
      requireNonNull(held, "held");
      requireNonNull(by, "by");
      if (held.filter(offered::isAfter).isPresent()) {
        throw new IllegalArgumentException("seen before it was offered");
      }
    }
  }
}
