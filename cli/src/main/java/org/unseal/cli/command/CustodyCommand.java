package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.custody.CustodyCheck;
import org.unseal.engine.custody.CustodyExport;
import org.unseal.engine.files.OutputFile;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.CustodyAnchor;
import org.unseal.proof.custody.Head;
import org.unseal.proof.custody.HeadDocument;
import org.unseal.proof.json.ObjectWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unseal custody}: a case's log, checked and exported. */
@Command(
    name = "custody",
    description = "Checks a case's custody log, shows and exports it.",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  unseal custody check harbour",
      "  unseal custody check harbour --head 12:9f86d0…",
      "  unseal custody check log.jsonl --anchor receipt.json",
      "  unseal custody log harbour",
      "  unseal custody export harbour --format html -o custody.html",
      "  unseal custody head harbour -o head.json",
      "",
      "A head that lies outside of the case is what shows that a log was rewritten or cut:",
      "write it down, or send the file of custody head to somebody."
    })
public final class CustodyCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "check|log|export|head", description = "What to do.")
  private String action = "";

  @Mixin private CaseOptions options = new CaseOptions();

  @Option(
      names = "--head",
      paramLabel = "HEAD",
      description = "With check: a head as it was printed once. Can be repeated.")
  private List<String> heads = List.of();

  @Option(
      names = "--anchor",
      paramLabel = "FILE",
      description =
          "With check: a receipt, release or head file from elsewhere, or a folder of such.")
  private List<Path> anchors = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "With export: jsonl (default), csv or html.")
  private @Nullable String format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "With export and head: where to. Default: it is printed.")
  private @Nullable Path output;

  @Option(names = "--force", description = "Replace a file that is there.")
  private boolean force;

  /** The command in its surroundings, before anything was parsed. */
  public CustodyCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  @Override
  public Integer call() {
    refuseIdleOptions();
    int code =
        switch (action) {
          case "check" -> check();
          case "log" -> log();
          case "export" -> export();
          case "head" -> head();
          default -> throw usage("custody knows check, log, export and head");
        };
    surroundings.out().flush();
    return code;
  }

  private void refuseIdleOptions() {
    if (!action.equals("check") && !(heads.isEmpty() && anchors.isEmpty())) {
      throw usage("--head and --anchor go with custody check");
    }
    if (!List.of("export", "head").contains(action) && output != null) {
      throw usage("-o goes with custody export and head");
    }
    if (!action.equals("export") && format != null) {
      throw usage("--format goes with custody export");
    }
  }

  private int check() {
    List<CustodyAnchor> given = new ArrayList<>();
    for (String head : heads) {
      try {
        given.add(new CustodyAnchor(Head.of(head), "given by --head"));
      } catch (IllegalArgumentException e) {
        throw usage("--head: " + e.getMessage());
      }
    }
    CustodyCheck check = new CustodyCheck(given, anchors);
    CustodyCheck.Answer answer;
    if (Files.isRegularFile(options.folder())) {
      answer = check.ofLines(options.folder());
    } else {
      try (CaseFile file = options.open(surroundings)) {
        answer = check.ofCase(file);
      }
    }
    CustodyText text = new CustodyText(answer);
    if (options.json()) {
      CaseLines.print(surroundings.out(), text.json());
    } else {
      text.lines().forEach(surroundings.out()::println);
    }
    return answer.verdict().good() ? 0 : 1;
  }

  private int log() {
    try (CaseFile file = options.open(surroundings)) {
      CustodyExport.Written written =
          write(new CustodyExport(CustodyExport.Format.TEXT), file, surroundings.out());
      CaseLines.head(surroundings.out(), written.head());
      return written.unreadable() > 0 ? 1 : 0;
    }
  }

  private int export() {
    CustodyExport export = new CustodyExport(format());
    CustodyExport.Written written;
    try (CaseFile file = options.open(surroundings)) {
      written =
          output == null ? write(export, file, surroundings.out()) : write(export, file, output);
    }
    if (output != null && options.json()) {
      CaseLines.print(
          surroundings.out(),
          CaseLines.line("custody export", written.head())
              .put("unreadable", written.unreadable())
              .end());
    } else if (output != null) {
      surroundings.out().println("log  " + output);
      CaseLines.head(surroundings.out(), written.head());
    }
    if (written.unreadable() > 0) {
      surroundings
          .err()
          .println(written.unreadable() + " entries can't be read; run custody check");
    }
    return written.unreadable() > 0 ? 1 : 0;
  }

  private CustodyExport.Written write(CustodyExport export, CaseFile file, Path path) {
    try (OutputFile target = new OutputFile(path, force, true, surroundings.scratch())) {
      CustodyExport.Written written;
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target.path()))) {
        written = export.write(file, out);
      } catch (IOException e) {
        throw OutputFile.writing(path, e);
      }
      target.complete();
      return written;
    }
  }

  private static CustodyExport.Written write(
      CustodyExport export, CaseFile file, PrintStream printed) {
    try {
      return export.write(file, new BufferedOutputStream(printed));
    } catch (IOException e) {
      throw new UnsealException(ErrorCode.DISK_FULL, "can't write the log: " + e.getMessage(), e);
    }
  }

  private CustodyExport.Format format() {
    return switch (format == null ? "jsonl" : format.toLowerCase(Locale.ROOT)) {
      case "jsonl" -> CustodyExport.Format.JSONL;
      case "csv" -> CustodyExport.Format.CSV;
      case "html" -> CustodyExport.Format.HTML;
      default -> throw usage("--format is jsonl, csv or html");
    };
  }

  private int head() {
    try (CaseFile file = options.open(surroundings)) {
      HeadDocument document =
          file.read(reading -> new HeadDocument(CaseFile.facts(reading).id(), reading.head()));
      if (output != null) {
        write(document, output);
      }
      if (options.json()) {
        CaseLines.print(
            surroundings.out(),
            new ObjectWriter()
                .put("command", "custody head")
                .put(HeadDocument.CASE_FIELD, document.caseId())
                .put(Head.FIELD, document.head().json())
                .end());
      } else {
        CaseLines.head(surroundings.out(), document.head());
      }
    }
    return 0;
  }

  private void write(HeadDocument document, Path target) {
    try (OutputFile file = new OutputFile(target, force, false, surroundings.scratch())) {
      try {
        Files.write(file.path(), document.bytes());
      } catch (IOException e) {
        throw OutputFile.writing(target, e);
      }
      file.complete();
    }
  }

  private static UnsealException usage(String message) {
    return new UnsealException(ErrorCode.USAGE, message);
  }
}
