package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.ConsoleProgress;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.scope.KeptScope;
import org.unseal.engine.scoping.CaseScope;
import org.unseal.engine.scoping.CaseScopeStep;
import org.unseal.engine.scoping.ScopePicture;
import org.unseal.engine.scoping.ScopeTable;
import org.unseal.media.read.LibavCodedLibrary;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.scope.Clip;
import org.unseal.proof.custody.Change;
import org.unseal.proof.custody.Head;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.ObjectWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code unseal scope}: what becomes of every second of every recording. */
@Command(
    name = "scope",
    description = "Says what the order makes of every frame of every recording of a case.",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  unseal scope larkspur --on 2025-05-15",
      "  unseal scope larkspur --picture scope.svg --csv scope.csv",
      "  unseal scope larkspur --fix --as dana",
      "",
      "What no clause speaks of is withheld. Exit code 1 says that a clause wants something that no",
      "frame could be found for."
    })
public final class ScopeCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private CaseOptions options = new CaseOptions();

  @Option(
      names = "--on",
      paramLabel = "DAY",
      description = "What is in force on this day. Default: after the last ruling.")
  private @Nullable String day;

  @Option(
      names = "--fix",
      description = "Fix it in the case: clips, plans and releases start from there.")
  private boolean fix;

  @Option(names = "--csv", paramLabel = "FILE", description = "The table as CSV.")
  private @Nullable Path csv;

  @Option(names = "--picture", paramLabel = "FILE.svg", description = "The table as a picture.")
  private @Nullable Path picture;

  @Option(names = "--force", description = "Replace files that exist.")
  private boolean force;

  /** The command in its surroundings, before anything was parsed. */
  public ScopeCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  @Override
  public Integer call() {
    Optional<LocalDate> on = Optional.ofNullable(day).map(text -> TypedDay.parse("--on", text));
    CaseScope scope;
    Optional<Head> head = Optional.empty();
    try (CaseFile file = fix ? options.openToAct(surroundings) : options.open(surroundings);
        ConsoleProgress progress = surroundings.progress(options.quiet())) {
      scope = new CaseScopeStep(new LibavCodedLibrary()).run(file, on, progress);
      if (fix) {
        KeptScope kept = scope.kept();
        head =
            Optional.of(
                file.append(
                    Entry.of(
                        Action.SCOPE_FIXED,
                        new Change.Put(RecordKind.SCOPE, KeptScope.RECORD, kept.body()))));
      }
    }
    if (csv != null) {
      write(csv, new ScopeTable(scope).csv());
    }
    if (picture != null) {
      write(picture, new ScopePicture(scope).svg());
    }
    tell(scope, head);
    return scope.scope().unmapped().isEmpty() ? 0 : 1;
  }

  private void write(Path file, String text) {
    try (OutputFile output = new OutputFile(file, force, false, surroundings.scratch())) {
      Files.writeString(output.path(), text, StandardCharsets.UTF_8);
      output.complete();
    } catch (IOException e) {
      throw OutputFile.writing(file, e);
    }
  }

  private void tell(CaseScope scope, Optional<Head> head) {
    PrintStream out = surroundings.out();
    if (options.json()) {
      ObjectWriter line = scope.json().put("command", "scope");
      head.ifPresent(at -> line.put(Head.FIELD, at.json()));
      line.put("clips", scope.clips().stream().map(Clip::id).map(JsonText::new).toList());
      CaseLines.print(out, line.end());
      out.flush();
      return;
    }
    out.println("on " + scope.orders().day() + ":");
    new ScopeTable(scope).lines().forEach(out::println);
    scope
        .scope()
        .unmapped()
        .forEach(
            unmapped ->
                out.printf(
                    Locale.ROOT,
                    "NOT FOUND  clause %s wants something of %s that no frame could be found for%n",
                    unmapped.clause(),
                    unmapped.item().source()));
    head.ifPresent(at -> CaseLines.head(out, at));
    out.flush();
  }
}
