package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.transcript.SpokenSpan;
import org.unseal.engine.transcript.Transcript;
import org.unseal.engine.transcript.TranscriptEdit;
import org.unseal.engine.transcript.TranscriptFormat;
import org.unseal.engine.transcript.TranscriptStep;
import org.unseal.engine.transcript.Wording;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.json.ObjectWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unseal transcript}: what was said on a recording, in writing. */
@Command(
    name = "transcript",
    description = "Takes in transcripts as WebVTT, SRT or CSV, changes them, writes them out.",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  unseal transcript import harbour i7 call.vtt --as dana",
      "  unseal transcript show harbour x1",
      "  unseal transcript edit harbour x1 reword s3 --text \"seven [unintelligible]\" --as dana",
      "  unseal transcript edit harbour x1 split s3 31.4 --words 5 --as dana",
      "  unseal transcript edit harbour x1 shift --by -0.4 --as dana",
      "  unseal transcript export harbour x1 -o call.srt",
      "",
      "Nothing here recognises speech. Write [unintelligible] for what nobody understands,",
      "and [removed: CODE] for what is left out on a ground."
    })
public final class TranscriptCommand implements Callable<Integer> {
  private static final Set<String> COLUMNS = Set.of("start", "end", "speaker", "text");

  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "list|show|import|export|edit", description = "What to do.")
  private String action = "";

  @Mixin private CaseOptions options = new CaseOptions();

  @Parameters(
      index = "2..*",
      arity = "0..*",
      paramLabel = "WHAT",
      description = {
        "With import: ITEM FILE. With show and export: the transcript.",
        "With edit: the transcript, then add START END, remove S, split S AT,",
        "merge S S, shift [S], retime S START END, reword S or attribute S."
      })
  private List<String> operands = List.of();

  @Option(
      names = "--columns",
      paramLabel = "MAP",
      description = "With import of CSV: as start=Begin,end=Stop,speaker=Who,text=Words.")
  private String columns = "";

  @Option(names = "--text", paramLabel = "TEXT", description = "With add and reword: the words.")
  private @Nullable String text;

  @Option(
      names = "--speaker",
      paramLabel = "ROLE",
      description = "With add and attribute: who speaks, as a role; none: nobody knows.")
  private @Nullable String speaker;

  @Option(
      names = "--words",
      paramLabel = "N",
      description = "With split: how many words stay in the first.")
  private @Nullable Integer words;

  @Option(
      names = "--by",
      paramLabel = "SECONDS",
      description = "With shift: how much later; earlier where it is negative.")
  private @Nullable String by;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "With export: a .vtt, .srt or .csv to write.")
  private @Nullable Path output;

  @Option(names = "--force", description = "With export: replace a file that is there.")
  private boolean force;

  /** The command in its surroundings, before anything was parsed. */
  public TranscriptCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  @Override
  public Integer call() {
    refuseIdleOptions();
    switch (action) {
      case "list" -> list();
      case "show" -> show();
      case "import" -> take();
      case "export" -> export();
      case "edit" -> edit();
      default -> throw usage("transcript knows list, show, import, export and edit");
    }
    surroundings.out().flush();
    return 0;
  }

  private void refuseIdleOptions() {
    if (!columns.isEmpty() && !action.equals("import")) {
      throw usage("--columns goes with transcript import");
    }
    if (!action.equals("edit")
        && (text != null || speaker != null || words != null || by != null)) {
      throw usage("--text, --speaker, --words and --by go with transcript edit");
    }
    if (!action.equals("export") && (output != null || force)) {
      throw usage("--output and --force go with transcript export");
    }
  }

  private void list() {
    try (CaseFile file = options.open(surroundings)) {
      List<TranscriptStep.Kept> all = new TranscriptStep(file).list();
      if (options.json()) {
        CaseLines.print(
            surroundings.out(),
            new ObjectWriter()
                .put("command", "transcript list")
                .put(
                    "transcripts",
                    all.stream()
                        .map(
                            one ->
                                new ObjectWriter()
                                    .put("id", one.id())
                                    .put("item", one.item())
                                    .put("spans", one.transcript().spans().size())
                                    .end())
                        .toList())
                .end());
        return;
      }
      all.forEach(
          one ->
              surroundings
                  .out()
                  .printf(
                      "%-5s of %-6s %d spans%n",
                      one.id(), one.item(), one.transcript().spans().size()));
    }
  }

  private void show() {
    String id = only("show");
    if (options.json()) {
      throw usage("transcript show has no --json: what was said is in the export");
    }
    try (CaseFile file = options.open(surroundings)) {
      print(new TranscriptStep(file).get(id).transcript());
    }
  }

  private void print(Transcript transcript) {
    PrintStream out = surroundings.out();
    for (SpokenSpan span : transcript.spans()) {
      out.printf(
          "%-5s %s to %s  %s%s%n",
          span.id(),
          MediaTime.text(span.start()),
          MediaTime.text(span.end()),
          span.speaker().map(role -> role + ": ").orElse(""),
          span.text().replace("\n", " / "));
    }
    long removed =
        transcript.spans().stream().mapToLong(s -> Wording.removals(s.text()).size()).sum();
    long lost =
        transcript.spans().stream().filter(s -> s.text().contains(Wording.UNINTELLIGIBLE)).count();
    out.printf(
        "%d spans, %d with what nobody understood, %d removals%n",
        transcript.spans().size(), lost, removed);
  }

  private void take() {
    if (operands.size() != 2) {
      throw usage("transcript import takes a recording's item and a file");
    }
    Path from = Path.of(operands.get(1));
    TranscriptFormat format =
        TranscriptFormat.ofName(from.toString())
            .orElseThrow(() -> usage("transcripts are read from .vtt, .srt and .csv"));
    byte[] document = read(from);
    TranscriptFormat.Imported imported = format.read(document, columns());
    try (CaseFile file = options.openToAct(surroundings)) {
      String id = new TranscriptStep(file).add(operands.getFirst(), imported);
      int spans = imported.transcript().spans().size();
      if (options.json()) {
        CaseLines.print(
            surroundings.out(),
            CaseLines.line("transcript import", file.head())
                .put("transcript", id)
                .put("spans", spans)
                .put("replaced", imported.replaced())
                .put("leftOut", imported.leftOut())
                .end());
        return;
      }
      surroundings.out().printf("transcript  %s, %d spans%n", id, spans);
      if (imported.replaced() > 0) {
        surroundings
            .out()
            .println(imported.replaced() + " characters that would deceive a reader were replaced");
      }
      if (imported.leftOut() > 0) {
        surroundings
            .out()
            .println(imported.leftOut() + " notes, styles and empty cues were left out");
      }
      CaseLines.head(surroundings.out(), file.head());
    }
  }

  private static byte[] read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(TranscriptFormat.LONGEST + 1);
    } catch (NoSuchFileException e) {
      throw new UnsealException(
          ErrorCode.INPUT_MISSING, "No such file: " + file + "; check its name.", e);
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.INPUT_UNREADABLE, "Could not read " + file + "; copy it and try again.", e);
    }
  }

  private Map<String, String> columns() {
    Map<String, String> map = new HashMap<>();
    for (String part : columns.split(",", -1)) {
      if (part.isBlank()) {
        continue;
      }
      int equals = part.indexOf('=');
      if (equals < 1 || !COLUMNS.contains(part.substring(0, equals).strip())) {
        throw usage("--columns is start=NAME,end=NAME,speaker=NAME,text=NAME");
      }
      map.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
    }
    return map;
  }

  private void export() {
    String id = only("export");
    if (output == null) {
      throw usage("say where to with -o FILE.vtt, .srt or .csv");
    }
    Path target = output;
    TranscriptFormat format =
        TranscriptFormat.ofName(target.toString())
            .orElseThrow(() -> usage("transcripts are written as .vtt, .srt and .csv"));
    OutputFile.check(target, force);
    try (CaseFile file = options.open(surroundings)) {
      Transcript transcript = new TranscriptStep(file).get(id).transcript();
      try (OutputFile out = new OutputFile(target, force, true, surroundings.scratch())) {
        Files.write(out.path(), format.write(transcript));
        out.complete();
      } catch (IOException e) {
        throw OutputFile.writing(target, e);
      }
      if (options.json()) {
        CaseLines.print(
            surroundings.out(),
            new ObjectWriter()
                .put("command", "transcript export")
                .put("transcript", id)
                .put("spans", transcript.spans().size())
                .end());
      } else {
        surroundings.out().printf("%s, %d spans%n", target, transcript.spans().size());
      }
    }
  }

  private void edit() {
    if (operands.size() < 2) {
      throw usage("transcript edit takes a transcript and what to change");
    }
    String id = operands.getFirst();
    TranscriptEdit edit = edit(operands.subList(1, operands.size()));
    try (CaseFile file = options.openToAct(surroundings)) {
      Transcript after = new TranscriptStep(file).edit(id, edit);
      if (options.json()) {
        CaseLines.print(
            surroundings.out(),
            CaseLines.line("transcript edit", file.head())
                .put("transcript", id)
                .put("spans", after.spans().size())
                .end());
      } else {
        print(after);
        CaseLines.head(surroundings.out(), file.head());
      }
    }
  }

  private TranscriptEdit edit(List<String> rest) {
    String what = rest.getFirst();
    List<String> more = rest.subList(1, rest.size());
    requireOptions(what);
    return switch (what) {
      case "add" ->
          new TranscriptEdit.Add(
              time(more, 0, 2), time(more, 1, 2), Optional.ofNullable(speaker), words());
      case "remove" -> new TranscriptEdit.Remove(span(more, 1));
      case "split" -> {
        if (words == null) {
          throw usage("say with --words how many words stay in the first span");
        }
        yield new TranscriptEdit.Split(span(more, 2), time(more, 1, 2), words);
      }
      case "merge" -> new TranscriptEdit.Merge(more);
      case "shift" -> {
        if (by == null) {
          throw usage("say with --by how many seconds later");
        }
        yield new TranscriptEdit.Shift(more, MediaTime.parse(by));
      }
      case "retime" -> new TranscriptEdit.Retime(span(more, 3), time(more, 1, 3), time(more, 2, 3));
      case "reword" -> new TranscriptEdit.Reword(span(more, 1), words());
      case "attribute" -> new TranscriptEdit.Attribute(span(more, 1), Optional.ofNullable(speaker));
      default ->
          throw usage(
              "transcript edit knows add, remove, split, merge, shift, retime, reword and"
                  + " attribute");
    };
  }

  private void requireOptions(String what) {
    if (text != null && !Set.of("add", "reword").contains(what)) {
      throw usage("--text goes with add and reword");
    }
    if (speaker != null && !Set.of("add", "attribute").contains(what)) {
      throw usage("--speaker goes with add and attribute");
    }
    if (by != null && !what.equals("shift")) {
      throw usage("--by goes with shift");
    }
    if (words != null && !what.equals("split")) {
      throw usage("--words goes with split");
    }
  }

  private String words() {
    if (text == null) {
      throw usage("say with --text what is said");
    }
    return text;
  }

  private static String span(List<String> more, int count) {
    if (more.size() != count) {
      throw usage("that edit takes a span, as s3, and its times; see --help");
    }
    return more.getFirst();
  }

  private static long time(List<String> more, int at, int count) {
    if (more.size() != count || at >= count) {
      throw usage("that edit takes times, as 75.2 or 1:15.2; see --help");
    }
    return MediaTime.parse(more.get(at));
  }

  private String only(String what) {
    if (operands.size() != 1) {
      throw usage("transcript " + what + " takes one transcript");
    }
    return operands.getFirst();
  }

  private static UnsealException usage(String message) {
    return new UnsealException(ErrorCode.USAGE, message);
  }
}
