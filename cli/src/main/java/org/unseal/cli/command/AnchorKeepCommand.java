package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.Change;
import org.unseal.proof.custody.Head;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code unseal anchor keep}: what was dropped or withdrawn counts again. */
@Command(
    name = "keep",
    description = "Lets an anchor count again that was dropped or withdrawn.",
    sortOptions = false)
final class AnchorKeepCommand implements Callable<Integer> {
  @ParentCommand private @Nullable AnchorCommand parent;

  @Mixin private CaseOptions options = new CaseOptions();

  @Parameters(index = "1", paramLabel = "ANCHOR", description = "As a3.")
  private String anchor = "";

  @Override
  public Integer call() {
    Surroundings surroundings = requireNonNull(parent).surroundings();
    try (CaseFile file = options.openToAct(surroundings)) {
      Head head =
          file.append(
              reading -> {
                if (reading.record(RecordKind.DROPPED, anchor).isEmpty()) {
                  throw new UnsealException(
                      ErrorCode.RECORD_MISSING, "%s was not dropped".formatted(anchor));
                }
                return Entry.of(Action.CORRECTED, new Change.Remove(RecordKind.DROPPED, anchor));
              });
      if (options.json()) {
        CaseLines.print(
            surroundings.out(), CaseLines.line("anchor keep", head).put("id", anchor).end());
      } else {
        CaseLines.head(surroundings.out(), head);
      }
      surroundings.out().flush();
    }
    return 0;
  }
}
