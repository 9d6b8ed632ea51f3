package org.unseal.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.ConsoleProgress;
import org.unseal.cli.process.Surroundings;
import org.unseal.cli.process.ToolVersion;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.log.InternalLog;
import org.unseal.engine.log.LogTitle;
import org.unseal.engine.log.MadeLog;
import org.unseal.engine.log.PublicLog;
import org.unseal.engine.log.RedactionLogStep;
import org.unseal.engine.log.WithheldLogStep;
import org.unseal.media.read.LibavCodedLibrary;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.CaseFacts;
import org.unseal.proof.json.ObjectWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unseal logs}: what is withheld and what is covered, row by row. */
@Command(
    name = "logs",
    description = "Writes what a case withholds or covers, row by row, with the ground of each.",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  unseal logs larkspur withheld -o withheld.csv",
      "  unseal logs larkspur redactions -o redactions.html",
      "  unseal logs larkspur withheld --internal -o for-the-office.json"
    })
public final class LogsCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private CaseOptions options = new CaseOptions();

  @Parameters(
      index = "1",
      paramLabel = "LOG",
      description = "withheld: what is not published. redactions: what is covered in clips.")
  private String which = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "A name that ends with .csv, .json or .html. Default: CSV, printed.")
  private @Nullable Path output;

  @Option(
      names = "--internal",
      description = "With notes and labels that are never published; for the office alone.")
  private boolean internal;

  @Option(names = "--force", description = "Replace a file that exists.")
  private boolean force;

  /** The command in its surroundings, before anything was parsed. */
  public LogsCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  private enum Form {
    CSV,
    JSON,
    HTML
  }

  @Override
  public Integer call() {
    Form form = form();
    MadeLog<?> made;
    try (CaseFile file = options.open(surroundings);
        ConsoleProgress progress = surroundings.progress(options.quiet())) {
      CaseFacts facts = file.facts();
      LogTitle title =
          new LogTitle(facts.title(), facts.agency(), "unseal " + ToolVersion.number());
      made =
          switch (which) {
            case "withheld" ->
                new WithheldLogStep(new LibavCodedLibrary()).run(file, title, progress);
            case "redactions" ->
                new RedactionLogStep(
                        new LibavCodedLibrary(), new Workshop(surroundings).store(file.folders()))
                    .run(file, title, progress);
            default ->
                throw new UnsealException(
                    ErrorCode.USAGE, "logs knows withheld and redactions; name one of them");
          };
    }
    byte[] bytes = internal ? bytes(form, made.internal()) : bytes(form, made.open());
    PrintStream out = surroundings.out();
    if (output == null) {
      out.writeBytes(bytes);
    } else {
      write(output, bytes);
      if (options.json()) {
        CaseLines.print(
            out,
            new ObjectWriter()
                .put("command", "logs")
                .put("log", which)
                .put("internal", internal)
                .put("rows", made.open().rows().size())
                .end());
      } else {
        out.printf(
            "%s  %s%n",
            output,
            made.open().rows().size() == 1 ? "1 entry" : made.open().rows().size() + " entries");
      }
    }
    out.flush();
    return 0;
  }

  private Form form() {
    if (output == null) {
      return Form.CSV;
    }
    String name = output.toString().toLowerCase(Locale.ROOT);
    for (Form form : Form.values()) {
      if (name.endsWith("." + form.name().toLowerCase(Locale.ROOT))) {
        return form;
      }
    }
    throw new UnsealException(
        ErrorCode.USAGE, "-o takes a name that ends with .csv, .json or .html");
  }

  private static byte[] bytes(Form form, PublicLog log) {
    return bytes(form, log::csv, log::json, log::html);
  }

  private static byte[] bytes(Form form, InternalLog log) {
    return bytes(form, log::csv, log::json, log::html);
  }

  private static byte[] bytes(
      Form form, Supplier<String> csv, Supplier<byte[]> json, Supplier<byte[]> html) {
    return switch (form) {
      case CSV -> csv.get().getBytes(UTF_8);
      case JSON -> json.get();
      case HTML -> html.get();
    };
  }

  private void write(Path file, byte[] bytes) {
    try (OutputFile target = new OutputFile(file, force, internal, surroundings.scratch())) {
      Files.write(target.path(), bytes);
      target.complete();
    } catch (IOException e) {
      throw OutputFile.writing(file, e);
    }
  }
}
