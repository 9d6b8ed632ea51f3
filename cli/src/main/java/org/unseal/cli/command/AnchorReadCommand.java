package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.engine.clock.AnchorRecord;
import org.unseal.engine.clock.CaseStatements;
import org.unseal.engine.clock.InstantNames;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.Change;
import org.unseal.proof.json.MalformedJsonException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code unseal anchor read}: a second person reads an anchor's marks. */
@Command(
    name = "read",
    description = "Adds a second person's reading of an anchor's marks.",
    sortOptions = false)
final class AnchorReadCommand implements Callable<Integer> {
  @ParentCommand private @Nullable AnchorCommand parent;

  @Mixin private CaseOptions options = new CaseOptions();

  @Parameters(index = "1", paramLabel = "ANCHOR", description = "As a3.")
  private String anchor = "";

  @Option(
      names = "--on",
      required = true,
      paramLabel = "MARK",
      description = "Each mark that lies between two places, in the anchor's order.")
  private List<String> marks = List.of();

  @Override
  public Integer call() {
    TimeCase.change(
        requireNonNull(parent).surroundings(),
        options,
        "anchor read",
        Action.ANCHOR_CHANGED,
        this::made);
    return 0;
  }

  private Change.Put made(TimeCase.Acting acting) {
    AnchorRecord before = record(acting, anchor);
    if (before.readers().contains(acting.person())) {
      throw new UnsealException(
          ErrorCode.USAGE,
          "you have read %s already; another person has to, without having seen your reading"
              .formatted(anchor));
    }
    CaseStatements stated = acting.statements();
    InstantNames names = new InstantNames(stated.statements(), stated.zone());
    return before
        .with(marks.stream().map(mark -> names.mark(mark, acting.person())).toList())
        .put();
  }

  static AnchorRecord record(TimeCase.Acting acting, String id) {
    try {
      return AnchorRecord.read(
          acting
              .reading()
              .record(RecordKind.ANCHOR, id)
              .orElseThrow(
                  () ->
                      new UnsealException(
                          ErrorCode.RECORD_MISSING,
                          "the case has no anchor %s; clock list shows them".formatted(id))));
    } catch (MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED, "the anchor's record can't be read; run custody check", e);
    }
  }
}
