package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.unseal.cli.inspect.ProcessInspector;
import org.unseal.cli.process.ConsoleProgress;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.intake.Item;
import org.unseal.engine.port.Inspector;
import org.unseal.engine.status.CaseStatus;
import org.unseal.engine.status.ContactSheetStep;
import org.unseal.engine.status.Coverage;
import org.unseal.engine.status.Placement;
import org.unseal.engine.status.ShownTime;
import org.unseal.engine.status.StatusStep;
import org.unseal.proof.custody.Head;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.ObjectWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code unseal status}: what is here, what is missing, what comes next. */
@Command(
    name = "status",
    description = "Says what a case holds, what is missing and what comes next.")
public final class StatusCommand implements Callable<Integer> {
  private static final int MOST_ROWS = 12;
  private static final int MOST_FINDINGS = 30;

  private final Surroundings surroundings;

  @Mixin private CaseOptions options = new CaseOptions();

  @Option(
      names = "--sheet",
      description =
          "Make a page with small pictures of every recording, in the case's folder derived.")
  private boolean sheet;

  @Option(
      names = "--names",
      description = "Show the names that files came under; they may say who is in them.")
  private boolean names;

  /** The command in its surroundings, before anything was parsed. */
  public StatusCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  @Override
  public Integer call() {
    try (CaseFile file = options.open(surroundings)) {
      CaseStatus status = new StatusStep().run(file);
      Optional<Path> page = Optional.empty();
      if (sheet) {
        try (ConsoleProgress progress = surroundings.progress(options.quiet());
            Inspector inspector = ProcessInspector.ofThisProgram()) {
          page =
              Optional.of(
                  new ContactSheetStep(inspector, surroundings.scratch())
                      .run(file, status, progress));
        }
      }
      PrintStream out = surroundings.out();
      if (options.json()) {
        out.println(json(status));
      } else {
        tell(status, out);
        page.ifPresent(path -> out.println("contact sheet  " + path));
      }
      out.flush();
    }
    return 0;
  }

  private void tell(CaseStatus status, PrintStream out) {
    out.println(status.facts().title() + ", " + status.facts().agency());
    for (CaseStatus.SourceStatus source : status.sources()) {
      tell(source, out);
    }
    if (status.logRows() > 0) {
      out.println(status.logRows() + " rows of logs");
    }
    if (!status.findings().isEmpty()) {
      out.println();
      out.println(status.findings().size() + " open findings");
      for (CaseStatus.OpenFinding finding :
          status.findings().stream().limit(MOST_FINDINGS).toList()) {
        out.printf(
            "  %s%s  %s%s%n",
            finding.id(),
            finding.item().map(item -> " " + item).orElse(""),
            finding.words().isEmpty() ? finding.code() : finding.words(),
            names ? finding.name().map(name -> "  [" + name + "]").orElse("") : "");
      }
      if (status.findings().size() > MOST_FINDINGS) {
        out.printf("  and %d more%n", status.findings().size() - MOST_FINDINGS);
      }
    }
    if (!status.next().isEmpty()) {
      out.println();
      out.println("What comes next");
      status.next().forEach(line -> out.println("  " + line));
    }
    out.println("custody head  " + status.head());
  }

  private void tell(CaseStatus.SourceStatus source, PrintStream out) {
    out.println();
    String label = source.source().label();
    out.printf(
        "%s%s: %s%n",
        source.source().id(),
        label.equals(source.source().id()) ? "" : " (" + label + ")",
        source.source().state().word().replace('-', ' '));
    source.source().promisedBy().ifPresent(who -> out.println("  promised by " + who));
    source.source().reportedBy().forEach(who -> out.println("  reported by " + who));
    source.source().note().ifPresent(note -> out.println("  " + note));
    if (!source.items().isEmpty()) {
      long others = source.items().size() - source.sealed();
      out.println(
          "  "
              + (source.sealed() == 0
                  ? ""
                  : "%s, %s"
                      .formatted(
                          CaseLines.count(source.sealed(), "recording"),
                          ShownTime.length(source.length())))
              + (source.sealed() > 0 && others > 0 ? "; " : "")
              + (others == 0 ? "" : CaseLines.count(others, "other file")));
    }
    if (names) {
      for (Item item : source.items()) {
        out.printf("  %s  %s%n", item.id(), item.names().getFirst().name().text());
      }
    }
    for (Coverage.Row row : source.rows().stream().limit(MOST_ROWS).toList()) {
      out.printf(
          "  %s to %s  %s%s%n",
          ShownTime.clock(row.from()),
          ShownTime.clock(row.until()),
          row.kind().words(),
          row.items().isEmpty() ? "" : " (" + String.join(", ", row.items()) + ")");
    }
    if (source.rows().size() > MOST_ROWS) {
      out.printf("  and %d more such times%n", source.rows().size() - MOST_ROWS);
    }
    long named =
        source.places().stream()
            .filter(place -> place.basis() == Placement.Basis.NAME)
            .map(Placement::item)
            .distinct()
            .count();
    if (named > 0) {
      out.printf("  the times of %d of them are those of their names alone%n", named);
    }
  }

  /** Ids and counts, no names. */
  private static String json(CaseStatus status) {
    List<JsonValue> sources = new ArrayList<>();
    for (CaseStatus.SourceStatus source : status.sources()) {
      sources.add(source(source));
    }
    List<JsonValue> findings = new ArrayList<>();
    for (CaseStatus.OpenFinding finding : status.findings()) {
      ObjectWriter one = new ObjectWriter().put("id", finding.id()).put("code", finding.code());
      finding.item().ifPresent(item -> one.put("item", item));
      findings.add(one.end());
    }
    ObjectWriter line =
        new ObjectWriter()
            .put("command", "status")
            .put(Head.FIELD, status.head().json())
            .put("sources", sources)
            .put("unplaced", texts(status.unplaced()))
            .put("withoutPictures", status.withoutPictures())
            .put("logRows", status.logRows())
            .put("findings", findings)
            .put("next", texts(status.next()));
    status
        .receipt()
        .ifPresent(
            receipt ->
                line.put(
                    "receipt",
                    new ObjectWriter()
                        .put("entries", receipt.entries())
                        .put("current", receipt.current())
                        .end()));
    return new String(CanonicalJson.bytes(line.end()), StandardCharsets.UTF_8);
  }

  private static JsonValue source(CaseStatus.SourceStatus source) {
    List<JsonValue> rows = new ArrayList<>();
    for (Coverage.Row row : source.rows()) {
      rows.add(
          new ObjectWriter()
              .put("kind", row.kind().name())
              .put("from", row.from())
              .put("until", row.until())
              .put("items", texts(row.items()))
              .end());
    }
    List<JsonValue> places = new ArrayList<>();
    for (Placement place : source.places()) {
      places.add(
          new ObjectWriter()
              .put("item", place.item())
              .put("from", place.from())
              .put("until", place.until())
              .put("basis", place.basis().name())
              .end());
    }
    return new ObjectWriter()
        .put("source", source.source().id())
        .put("state", source.source().state().word())
        .put("recordings", source.sealed())
        .put("others", source.items().size() - source.sealed())
        .put("micros", source.length())
        .put("places", places)
        .put("times", rows)
        .end();
  }

  private static List<JsonValue> texts(List<String> texts) {
    List<JsonValue> values = new ArrayList<>();
    texts.forEach(text -> values.add(new JsonText(text)));
    return values;
  }
}
