package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.publish.HeadStep;
import org.unseal.engine.publish.PublicRoot;
import org.unseal.proof.publication.PublicHead;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code unseal head}: signs the list of a case's published versions anew. */
@Command(
    name = "head",
    description = "Signs the list of a case's published versions anew, and writes its feed.",
    footer = {
      "",
      "Whoever checks a version sees by head.json whether it is the newest. Put it where the",
      "versions lie, before the one that is there expires."
    })
public final class HeadCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private CaseOptions options = new CaseOptions();

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "90",
      description = "For how long it is good. Default: ${DEFAULT-VALUE}.")
  private int days = 90;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "Where the versions lie. Default: releases in the case's folder.")
  private @Nullable Path root;

  /** The command in its surroundings, before anything was parsed. */
  public HeadCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  @Override
  public Integer call() {
    HeadStep.Renewed renewed;
    try (CaseFile file = options.openToAct(surroundings)) {
      PublicRoot place =
          new PublicRoot(root == null ? file.folders().releases() : root, surroundings.scratch());
      renewed = new HeadStep().run(file, place, Instant.now(), days);
    }
    if (options.json()) {
      CaseLines.print(
          surroundings.out(),
          CaseLines.line("head", renewed.head())
              .put("expires", renewed.list().expires())
              .put("versions", renewed.list().versions().size())
              .end());
    } else {
      for (PublicHead.Version version : renewed.list().versions()) {
        surroundings
            .out()
            .println(
                "%-5s %s  %s".formatted(version.id(), version.created(), version.state().word()));
      }
      surroundings.out().println("good until    " + renewed.list().expires());
      CaseLines.head(surroundings.out(), renewed.head());
    }
    surroundings.out().flush();
    return 0;
  }
}
