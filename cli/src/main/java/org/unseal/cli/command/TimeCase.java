package org.unseal.cli.command;

import java.util.function.Function;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.clock.CaseStatements;
import org.unseal.engine.port.CaseReading;
import org.unseal.model.casefile.Action;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.Change;
import org.unseal.proof.custody.Head;

/** Changes one statement of a case, and tells so. */
final class TimeCase {
  private TimeCase() {}

  /**
   * Appends one change that leaves the case's statements readable, and prints its head.
   *
   * @param author makes the record from the case as it is then
   */
  static void change(
      Surroundings surroundings,
      CaseOptions options,
      String command,
      Action action,
      Function<Acting, Change.Put> author) {
    try (CaseFile file = options.openToAct(surroundings)) {
      String person = file.person().orElseThrow();
      Change.Put[] made = new Change.Put[1];
      Head head =
          file.append(
              reading -> {
                Change.Put put = checked(() -> author.apply(new Acting(reading, person)));
                CaseStatements.with(reading, put);
                made[0] = put;
                return Entry.of(action, put);
              });
      if (options.json()) {
        CaseLines.print(
            surroundings.out(), CaseLines.line(command, head).put("id", made[0].id()).end());
      } else {
        surroundings.out().println(made[0].id());
        CaseLines.head(surroundings.out(), head);
      }
      surroundings.out().flush();
    }
  }

  /** The case, and who changes it. */
  record Acting(CaseReading reading, String person) {
    CaseStatements statements() {
      return CaseStatements.read(reading);
    }
  }

  /** Something that is made of what a person typed. */
  @FunctionalInterface
  interface Making<T> {
    T make();
  }

  /** What values refuse is a request that is wrong. */
  static <T> T checked(Making<T> making) {
    try {
      return making.make();
    } catch (IllegalArgumentException e) {
      throw new UnsealException(ErrorCode.USAGE, "this can't be stated: " + e.getMessage(), e);
    } catch (ArithmeticException e) {
      throw new UnsealException(ErrorCode.USAGE, "a number that is too large", e);
    }
  }
}
