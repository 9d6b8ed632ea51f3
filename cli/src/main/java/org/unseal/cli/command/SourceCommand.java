package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.source.AskedTime;
import org.unseal.engine.source.SourceKind;
import org.unseal.engine.source.SourceStep;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.catalogue.SourceState;
import org.unseal.proof.custody.Head;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unseal source}: what is known of a source, be it that it never came. */
@Command(
    name = "source",
    description = "Writes down what is known of a source: promised, received, lost, reported.",
    footer = {
      "",
      "A source that was promised and did not arrive is a row as good as any: it goes into the",
      "catalogue, and no later release can leave it out unnoticed."
    })
public final class SourceCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private CaseOptions options = new CaseOptions();

  @Parameters(index = "1", paramLabel = "SOURCE", description = "Its short name, as cam-yard.")
  private String source = "";

  @Option(
      names = "--kind",
      paramLabel = "camera|dispatch|log|document",
      description = "What it gives; needed when it is named first.")
  private @Nullable String kind;

  @Option(names = "--label", paramLabel = "TEXT", description = "What people call it.")
  private @Nullable String label;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description =
          "What became of it: expected, received, not-received, never-recorded, lost or reported.")
  private @Nullable String state;

  @Option(names = "--promised-by", paramLabel = "WHO", description = "Who said that it would come.")
  private @Nullable String promisedBy;

  @Option(names = "--reported-by", paramLabel = "WHO", description = "Who says that it exists.")
  private @Nullable String reportedBy;

  @Option(names = "--note", paramLabel = "TEXT", description = "Anything else, in one line.")
  private @Nullable String note;

  @Option(
      names = "--asked",
      paramLabel = "FROM/UNTIL",
      description =
          "The time that was asked for by the recorder's clock: 2025-05-06T14:15/2025-05-06T14:45.")
  private @Nullable String asked;

  /** The command in its surroundings, before anything was parsed. */
  public SourceCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  @Override
  public Integer call() {
    SourceStep.Statement said =
        new SourceStep.Statement(
            source,
            kind(kind),
            Optional.ofNullable(label),
            Optional.ofNullable(state).map(SourceCommand::state),
            Optional.ofNullable(promisedBy),
            Optional.ofNullable(reportedBy),
            Optional.ofNullable(note),
            Optional.ofNullable(asked).map(AskedTime::parse));
    SourceStep.Noted noted;
    Head head;
    try (CaseFile file = options.openToAct(surroundings)) {
      noted = new SourceStep().run(file, said);
      head = file.head();
    }
    if (options.json()) {
      CaseLines.print(
          surroundings.out(),
          CaseLines.line("source", head)
              .put("source", noted.source().id())
              .put("state", noted.source().state().word())
              .put("new", noted.head().isPresent())
              .end());
    } else {
      surroundings.out().println(source + "  " + noted.source().state().word());
      if (noted.head().isEmpty()) {
        surroundings.out().println("nothing new");
      }
      // told again: whoever was cut off before reading it has it now
      CaseLines.head(surroundings.out(), head);
    }
    surroundings.out().flush();
    return 0;
  }

  /** The kind that was typed. */
  static Optional<SourceKind> kind(@Nullable String typed) {
    return Optional.ofNullable(typed)
        .map(
            word ->
                SourceKind.of(word)
                    .orElseThrow(
                        () ->
                            new UnsealException(
                                ErrorCode.USAGE, "--kind is camera, dispatch, log or document")));
  }

  private static SourceState state(String typed) {
    return SourceState.of(typed)
        .orElseThrow(
            () ->
                new UnsealException(
                    ErrorCode.USAGE,
                    "--state is expected, received, not-received, never-recorded, lost or"
                        + " reported"));
  }
}
