package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.ConsoleProgress;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casework.PublishCaseStep;
import org.unseal.engine.casework.PublishCaseStep.Outcome;
import org.unseal.engine.page.PublicAddress;
import org.unseal.engine.publish.AlreadyPublic;
import org.unseal.engine.publish.PublicRoot;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.publication.Changes.Change;
import org.unseal.proof.publication.Changes.Severity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code unseal publish}: a version of a case that anyone can check. */
@Command(
    name = "publish",
    description = "Publishes a version of a case: clips, calls, logs and a page, signed.",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  unseal publish larkspur --developing \"as of 15 May 2025; an appeal is open\" --as dana",
      "  unseal publish larkspur --as dana \\",
      "    --change \"material c4: number plates are covered because the court ordered it\"",
      "",
      "Exit code 1 says that something is in the way, and what; nothing was published then."
    })
public final class PublishCommand implements Callable<Integer> {
  private static final Pattern CHANGE =
      Pattern.compile("(minor|material|safety)((?: c[1-9][0-9]{0,3})*): (.+) because (.+)");

  private final Surroundings surroundings;

  @Mixin private CaseOptions options = new CaseOptions();

  @Option(
      names = "--change",
      paramLabel = "TEXT",
      description = {
        "What is different from the version before: minor, material or safety, the clips,",
        "what, because why. Once for each change."
      })
  private List<String> changes = List.of();

  @Option(
      names = "--developing",
      paramLabel = "TEXT",
      description = "More is to come: as of when, in words.")
  private @Nullable String developing;

  @Option(
      names = "--warning",
      paramLabel = "TEXT",
      description = {
        "What may be hard to look at, and where: stands on the page before anything can be",
        "played, beside how long each clip is."
      })
  private @Nullable String warning;

  @Option(
      names = "--key-published",
      paramLabel = "TEXT",
      description = "Where else the fingerprint of the office's key is to be found, in words.")
  private @Nullable String published;

  @Option(
      names = "--address",
      paramLabel = "URL",
      description = {
        "Where the public will find the folder of all versions: https. With it a link that",
        "somebody passes on is shown with its title and a neutral drawing."
      })
  private @Nullable String address;

  @Option(
      names = "--accept-unreviewed",
      paramLabel = "REASON",
      description = "Publish although nobody looked at some still picture; the release says so.")
  private @Nullable String unreviewed;

  @Option(
      names = "--earlier",
      paramLabel = "DIR",
      description = "A release that was given away before, to be compared. May be repeated.")
  private List<Path> earlier = List.of();

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "Where the versions lie. Default: releases in the case's folder.")
  private @Nullable Path root;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "90",
      description = "For how long the list of versions is good. Default: ${DEFAULT-VALUE}.")
  private int days = 90;

  @Option(
      names = "--no-joined",
      description = "Make no joined video of all clips; it takes a while.")
  private boolean notJoined;

  @Option(names = "--threads", paramLabel = "N", description = "How many processors to use.")
  private int threads = Runtime.getRuntime().availableProcessors();

  /** The command in its surroundings, before anything was parsed. */
  public PublishCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  @Override
  public Integer call() {
    if (threads < 1 || threads > 256) {
      throw new UnsealException(ErrorCode.USAGE, "--threads must be from 1 to 256");
    }
    List<Change> typed = changes();
    Outcome outcome;
    try (CaseFile file = options.openToAct(surroundings);
        ConsoleProgress progress = surroundings.progress(options.quiet())) {
      outcome =
          new Workshop(surroundings)
              .publish(file)
              .run(
                  file,
                  new PublishCaseStep.Request(
                      new PublicRoot(
                          root == null ? file.folders().releases() : root, surroundings.scratch()),
                      typed,
                      Optional.ofNullable(developing),
                      Optional.ofNullable(unreviewed),
                      earlier,
                      days,
                      !notJoined,
                      threads,
                      Optional.ofNullable(warning),
                      Optional.ofNullable(published),
                      Optional.ofNullable(address)
                          .map(text -> PublicAddress.typed("--address", text))),
                  Instant.now(),
                  progress);
    }
    return switch (outcome) {
      case Outcome.Shut shut -> {
        tell(shut);
        yield 1;
      }
      case Outcome.Out out -> {
        tell(out);
        yield 0;
      }
    };
  }

  private List<Change> changes() {
    List<Change> all = new ArrayList<>();
    for (String text : changes) {
      Matcher match = CHANGE.matcher(text.strip());
      if (!match.matches()) {
        throw new UnsealException(
            ErrorCode.USAGE,
            "--change is as \"material c4: number plates are covered because the court ordered"
                + " it\"");
      }
      String clips = match.group(2).strip();
      all.add(
          TimeCase.checked(
              () ->
                  new Change(
                      Severity.valueOf(match.group(1).toUpperCase(Locale.ROOT)),
                      match.group(3),
                      match.group(4),
                      clips.isEmpty() ? List.of() : List.of(clips.split(" ", -1)))));
    }
    return all;
  }

  private void tell(Outcome.Shut shut) {
    PrintStream out = surroundings.out();
    if (options.json()) {
      CaseLines.print(
          out,
          new ObjectWriter()
              .put("command", "publish")
              .put("published", false)
              .put("reasons", shut.reasons().size())
              .end());
    } else {
      out.println("Nothing was published:");
      shut.reasons().forEach(reason -> out.println("  - " + reason));
    }
    out.flush();
  }

  private void tell(Outcome.Out made) {
    PrintStream out = surroundings.out();
    if (options.json()) {
      CaseLines.print(
          out,
          CaseLines.line("publish", made.head())
              .put("published", true)
              .put("version", made.version().toString())
              .put(
                  "alreadyPublic",
                  made.before().stream().map(AlreadyPublic::words).map(JsonText::new).toList())
              .put("notes", made.notes().stream().map(JsonText::new).toList())
              .end());
    } else {
      out.println("published  " + made.folder());
      out.println("packed     " + made.folder() + ".zip");
      made.changed().forEach(line -> out.println("  " + line));
      made.before().forEach(one -> out.println("  " + AlreadyPublic.CODE + "  " + one.words()));
      made.notes().forEach(note -> out.println("  " + note));
      CaseLines.head(out, made.head());
    }
    out.flush();
  }
}
