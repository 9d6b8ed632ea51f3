package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.unseal.campus.evidence.CaseForm;
import org.unseal.campus.evidence.EvidenceFolder;
import org.unseal.campus.truth.CaseTruth;
import org.unseal.cli.process.ConsoleProgress;
import org.unseal.cli.process.Surroundings;
import org.unseal.media.write.LibavRecordingWriter;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unseal campus}: the evidence of the demonstration case, and apart from it the truth. */
@Command(
    name = "campus",
    description =
        "Draws the evidence of a fictional case: four cameras, a radio channel, an alarm panel.",
    footer = {
      "",
      "DIR/evidence is what an agency hands over, DIR/worksheet what people type",
      "in, DIR/truth what really happened. The place and the people are invented."
    })
public final class CampusCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "DIR", description = "A new folder for all of it.")
  private Path folder = Path.of("");

  @ArgGroup private Length length = new Length();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Another number draws other people. Default: ${DEFAULT-VALUE}.")
  private long seed = EvidenceFolder.SEED;

  @Option(names = "--quiet", description = "No progress.")
  private boolean quiet;

  /** At most one of them. */
  private static final class Length {
    @Option(
        names = "--full",
        description = "The whole 27 minutes. Default: every span a tenth as long.")
    private boolean full;

    @Option(names = "--small", description = "Half a minute with few people, for tests.")
    private boolean small;

    CaseForm form() {
      return full ? CaseForm.FULL : small ? CaseForm.SMALL : CaseForm.SHORT;
    }
  }

  /** The command in its surroundings, before anything was parsed. */
  public CampusCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  @Override
  public Integer call() {
    CaseTruth truth;
    try (ConsoleProgress progress = surroundings.progress(quiet)) {
      truth =
          EvidenceFolder.make(
              folder,
              length.form(),
              seed,
              new LibavRecordingWriter(),
              surroundings.scratch(),
              progress);
    }
    PrintStream out = surroundings.out();
    out.println("A fictional case, drawn for demonstrations. Nobody in it is real.");
    for (CaseTruth.Source source : truth.sources()) {
      out.printf(
          "  %-9s %-9s %s%n",
          source.id(),
          source.kind(),
          source.files().isEmpty()
              ? "promised, never received"
              : source.files().size() == 1
                  ? source.files().getFirst()
                  : source.files().size() + " files");
    }
    out.println("  evidence   " + folder.resolve(EvidenceFolder.EVIDENCE));
    out.println("  worksheet  " + folder.resolve(EvidenceFolder.WORKSHEET));
    out.println("  truth      " + folder.resolve(EvidenceFolder.TRUTH));
    out.flush();
    return 0;
  }
}
