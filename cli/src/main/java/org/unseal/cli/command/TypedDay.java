package org.unseal.cli.command;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/** A day as people type it: {@code 2025-05-14}. */
final class TypedDay {
  private TypedDay() {}

  static LocalDate parse(String option, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new UnsealException(ErrorCode.USAGE, option + " takes a day, as 2025-05-14", e);
    }
  }
}
