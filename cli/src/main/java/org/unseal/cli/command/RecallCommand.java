package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.publish.PublicRoot;
import org.unseal.engine.publish.RecallStep;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.publication.VersionId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unseal recall}: takes a published version back. */
@Command(
    name = "recall",
    description = "Takes a published version back: deletes what it shows and says so, signed.",
    footer = {
      "",
      "What was downloaded can't be fetched back. recall.json and withdrawn.sha256 tell whoever has",
      "some of it by which digests they know it; the version then verifies as RECALLED."
    })
public final class RecallCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private CaseOptions options = new CaseOptions();

  @Parameters(index = "1", paramLabel = "VERSION", description = "Which one: v1, v2 and so on.")
  private String version = "";

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why, in one line, for the public.")
  private String reason = "";

  @Option(
      names = "--leak",
      description =
          "It showed what it must not: then logs, exports and plans are deleted, too, and only the"
              + " manifests stay.")
  private boolean leak;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "90",
      description = "For how long the new list of versions is good. Default: ${DEFAULT-VALUE}.")
  private int days = 90;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "Where the versions lie. Default: releases in the case's folder.")
  private @Nullable Path root;

  /** The command in its surroundings, before anything was parsed. */
  public RecallCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  @Override
  public Integer call() {
    if (!VersionId.is(version)) {
      throw new UnsealException(ErrorCode.USAGE, "a version is named v1, v2 and so on");
    }
    RecallStep.Request request =
        new RecallStep.Request(VersionId.parse(version), reason, leak, days);
    RecallStep.Recalled recalled;
    try (CaseFile file = options.openToAct(surroundings)) {
      PublicRoot place =
          new PublicRoot(root == null ? file.folders().releases() : root, surroundings.scratch());
      recalled = new RecallStep().run(file, place, request, Instant.now());
    }
    if (options.json()) {
      CaseLines.print(
          surroundings.out(),
          CaseLines.line("recall", recalled.head())
              .put("version", version)
              .put("withdrawn", recalled.withdrawn())
              .end());
    } else {
      surroundings
          .out()
          .println(
              "%s is taken back, %s deleted; %s lists them"
                  .formatted(
                      version,
                      CaseLines.count(recalled.withdrawn(), "file"),
                      PublicRoot.WITHDRAWN));
      CaseLines.head(surroundings.out(), recalled.head());
    }
    surroundings.out().flush();
    return 0;
  }
}
