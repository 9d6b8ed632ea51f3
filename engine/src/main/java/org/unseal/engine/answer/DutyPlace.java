package org.unseal.engine.answer;

import static java.util.Objects.requireNonNull;

import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.order.ClauseId;

/** Names a condition or a notice across the whole series: {@code o1/yard/c1}. */
public record DutyPlace(ClauseId clause, String duty) {
  public DutyPlace {
    requireNonNull(clause, "clause");
    if (!ClauseId.fits(duty)) {
      throw new IllegalArgumentException("not the name of a duty");
    }
  }

  /**
   * As typed.
   *
   * @throws UnsealException {@code USAGE}
   */
  public static DutyPlace parse(String typed) {
    String[] parts = typed.split("/", -1);
    try {
      if (parts.length == 3) {
        return new DutyPlace(new ClauseId(parts[0], parts[1]), parts[2]);
      }
    } catch (IllegalArgumentException _) {
      // said below
    }
    throw new UnsealException(
        ErrorCode.USAGE, "a condition or a notice is named as o1/yard/c1: ruling, clause, its own");
  }

  /** The id of the record that answers it. */
  String record() {
    return clause.ruling() + "." + clause.clause() + "." + duty;
  }

  @Override
  public String toString() {
    return clause + "/" + duty;
  }
}
