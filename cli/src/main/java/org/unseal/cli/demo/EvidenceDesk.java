package org.unseal.cli.demo;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unseal.campus.truth.CaseTruth;
import org.unseal.cli.demo.DemoOffice.Who;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.table.CsvTable;

/** Takes the evidence in and finds out what can be known of its clocks, as two people would. */
final class EvidenceDesk {
  private static final String DAY = "2025-05-06";
  private static final int TIME_ALONE = "hh:mm:ss".length();
  private static final List<String> CAMERAS = List.of("cam-yard", "cam-b7", "cam-gate", "cam-hall");

  private final Typist typist;
  private final DemoOffice office;
  private final Path evidence;
  private final Path worksheet;
  private final CaseTruth truth;

  /**
   * At this folder, as the campus draws it.
   *
   * @param truth knows which anchor is wrong, which people find out by looking again
   */
  EvidenceDesk(Typist typist, DemoOffice office, Path drawn, CaseTruth truth) {
    this.typist = requireNonNull(typist, "typist");
    this.office = requireNonNull(office, "office");
    evidence = drawn.resolve("evidence");
    worksheet = drawn.resolve("worksheet");
    this.truth = requireNonNull(truth, "truth");
  }

  /** Everything that came, and what did not. */
  void takeIn() {
    typist.part(
        "What came, and what did not",
        "Originals are copied, hashed twice and sealed before anybody looks, and so is what their"
            + " pictures look like; every intake ends with a receipt.");
    office.acts(
        Who.DANA,
        "source",
        office.folder(),
        "cam-lot",
        "--kind",
        "camera",
        "--promised-by",
        "the school district",
        "--state",
        "not-received");
    for (String camera : CAMERAS) {
      office.acts(Who.DANA, "intake", office.folder(), at(camera), "--source", camera, "--quiet");
    }
    office.acts(Who.DANA, "intake", office.folder(), "--pictures", "--quiet");
    office.acts(
        Who.DANA,
        "intake",
        office.folder(),
        at("radio-1"),
        "--source",
        "radio-1",
        "--kind",
        "dispatch",
        "--quiet");
    office.acts(
        Who.DANA,
        "intake",
        office.folder(),
        at("alarm/panel.csv"),
        "--source",
        "alarm",
        "--kind",
        "log",
        "--columns",
        "time=date+time,text=zone+event",
        "--zone",
        "America/New_York",
        "--entry-delay",
        "0..500ms",
        "--quiet");
    typist.type("status", office.folder());
  }

  private String at(String name) {
    return evidence.resolve(name).toString();
  }

  /** Transmissions and what was said in them. */
  void listen() {
    typist.part(
        "The radio",
        "A recorder that starts when somebody speaks has no time line: what is left are"
            + " transmissions, each with its own stamp.");
    office.acts(Who.DANA, "dispatch", "analyze", office.folder(), "--source", "radio-1", "--quiet");
    try (var sheets = Files.list(worksheet.resolve("transcripts"))) {
      for (Path sheet : sheets.sorted().toList()) {
        String recording = sheet.getFileName().toString().replace(".csv", ".wav");
        office.acts(
            Who.DANA,
            "transcript",
            "import",
            office.folder(),
            office.item(recording),
            sheet.toString());
      }
    } catch (IOException e) {
      throw OutputFile.writing(worksheet, e);
    }
  }

  /** A word was misheard, as somebody found who listened again. */
  void listenAgain() {
    try (var sheets = Files.list(worksheet.resolve("transcripts"))) {
      for (Path sheet : sheets.sorted().toList()) {
        CsvTable table = CsvTable.read(Files.readAllBytes(sheet), "the worksheet");
        for (int row = 0; row < table.rows().size(); row++) {
          String text = of(table, table.rows().get(row), "text");
          if (text.contains("eleven")) {
            String recording = sheet.getFileName().toString().replace(".csv", ".wav");
            office.acts(
                Who.DANA,
                "transcript",
                "edit",
                office.folder(),
                office.transcript(office.item(recording)),
                "reword",
                "s" + (row + 1),
                "--text",
                text.replace("eleven", "seven"));
          }
        }
      }
    } catch (IOException e) {
      throw OutputFile.writing(worksheet, e);
    }
  }

  /** What the clocks show and what was seen on two of them, until it fits together. */
  void setClocks() {
    typist.part(
        "Nobody's clock agrees with another's",
        "The program finds every second at which a camera's clock changes; people type one reading,"
            + " state what is known, and mark what was seen on two clocks. One mark is wrong.");
    readClocks();
    state("alarm", "-0.9s..-0.7s", "checked against the network clock");
    state("radio-1", "2s..4s", "the recorder's documents");
    markAnchors();
    String wrong =
        truth.anchors().stream().filter(CaseTruth.Anchor::wrong).findFirst().orElseThrow().id();
    office.acts(Who.DANA, List.of(1), "align", office.folder(), "--quiet");
    office.acts(
        Who.LEE,
        "anchor",
        "drop",
        office.folder(),
        wrong,
        "--because",
        "looked again: the hand can't be seen behind the pole");
    office.acts(Who.DANA, "align", office.folder(), "--quiet");
  }

  private void state(String source, String between, String because) {
    office.acts(
        Who.DANA,
        "clock",
        "offset",
        office.folder(),
        source,
        "--between=" + between,
        "--because",
        because);
  }

  private CsvTable table(String name) {
    try {
      return CsvTable.read(Files.readAllBytes(worksheet.resolve(name)), "the worksheet");
    } catch (IOException e) {
      throw OutputFile.writing(worksheet, e);
    }
  }

  private void readClocks() {
    CsvTable sheet = table("clocks.csv");
    List<String> seen = new ArrayList<>();
    for (List<String> row : sheet.rows()) {
      String source = of(sheet, row, "source");
      // Nothing of the hall is ordered, so nobody needs its clock.
      if (!source.equals("cam-hall") && !seen.contains(source)) {
        seen.add(source);
        String shown = of(sheet, row, "shown");
        List<String> typed =
            new ArrayList<>(
                List.of(
                    "clock",
                    "read",
                    office.folder(),
                    office.item(of(sheet, row, "file")),
                    "--at",
                    of(sheet, row, "at_s"),
                    "--reading",
                    shown));
        if (shown.length() <= TIME_ALONE) {
          typed.addAll(List.of("--date", DAY));
        }
        typed.add("--quiet");
        office.acts(Who.DANA, typed.toArray(String[]::new));
      }
    }
  }

  private void markAnchors() {
    CsvTable sheet = table("anchors.csv");
    Map<String, Integer> read = new LinkedHashMap<>();
    for (List<String> row : sheet.rows()) {
      String anchor = of(sheet, row, "anchor");
      String first = mark(sheet, row, "a");
      String second = mark(sheet, row, "b");
      if (read.merge(anchor, 1, Integer::sum) > 1) {
        office.acts(
            Who.LEE, "anchor", "read", office.folder(), anchor, "--on", first, "--on", second);
      } else {
        office.acts(
            Who.DANA,
            "anchor",
            "add",
            office.folder(),
            "--what",
            of(sheet, row, "what"),
            "--on",
            first,
            "--on",
            second,
            "--delay",
            "%ss..%ss"
                .formatted(of(sheet, row, "b_after_a_from_s"), of(sheet, row, "b_after_a_to_s")));
      }
    }
  }

  private String mark(CsvTable sheet, List<String> row, String side) {
    String name = of(sheet, row, side + "_file");
    if (name.contains("#")) {
      return "alarm" + name.substring(name.indexOf('#'));
    }
    String item = office.item(name);
    return "%s@%ss..%ss"
        .formatted(
            of(sheet, row, side + "_source").startsWith("radio")
                ? office.firstTransmission(item)
                : item,
            of(sheet, row, side + "_from_s"),
            of(sheet, row, side + "_to_s"));
  }

  private static String of(CsvTable sheet, List<String> row, String column) {
    return row.get(sheet.head().indexOf(column));
  }
}
