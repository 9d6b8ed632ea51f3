package org.unseal.cli.command;

import java.io.PrintStream;
import java.util.function.Function;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.port.CaseReading;
import org.unseal.model.casefile.Action;
import org.unseal.proof.custody.Change;
import org.unseal.proof.custody.Head;

/** Changes one record of a case in one event, and tells so by the record's id alone. */
final class CaseChange {
  private CaseChange() {}

  /**
   * Appends one change and prints its head.
   *
   * @param author makes the record from the case as it is at that moment
   */
  static void run(
      Surroundings surroundings,
      CaseOptions options,
      String command,
      Action action,
      Function<CaseReading, Change.Put> author) {
    try (CaseFile file = options.openToAct(surroundings)) {
      Change.Put[] made = new Change.Put[1];
      Head head =
          file.append(
              reading -> {
                made[0] = TimeCase.checked(() -> author.apply(reading));
                return Entry.of(action, made[0]);
              });
      PrintStream out = surroundings.out();
      if (options.json()) {
        CaseLines.print(out, CaseLines.line(command, head).put("id", made[0].id()).end());
      } else {
        out.println(made[0].id());
        CaseLines.head(out, head);
      }
      out.flush();
    }
  }
}
