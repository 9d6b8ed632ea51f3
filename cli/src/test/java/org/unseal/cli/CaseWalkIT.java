package org.unseal.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.campus.truth.CaseTruth;
import org.unseal.cli.evidence.SmallEvidence;
import org.unseal.cli.evidence.SmallEvidenceExtension;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.CaseFolders;
import org.unseal.engine.dispatch.Transmission;
import org.unseal.engine.key.KeyName;
import org.unseal.engine.table.CsvTable;
import org.unseal.model.casefile.RecordKind;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.store.SqliteCaseStore;

/**
 * A folder of evidence whose clocks disagree, from intake to the answer that everybody asks for,
 * typed as two people would, and held against what truly happened.
 */
@ExtendWith(SmallEvidenceExtension.class)
final class CaseWalkIT {
  private static final String SECRET = "correct horse";
  private static final long SECOND = 1_000_000;

  @TempDir private Path folder;
  private TypedCommands typed = new TypedCommands(Path.of(""), Map.of());

  private String larkspur() {
    return folder.resolve("larkspur").toString();
  }

  private void open() {
    typed = new TypedCommands(folder, Map.of("UNSEAL_PASSPHRASE", SECRET));
    typed.key("dana", SECRET);
    typed.key("lee", SECRET);
    typed.done(
        "init",
        larkspur(),
        "--title",
        "Larkspur High School",
        "--agency",
        "Marrow County",
        "--zone",
        "America/New_York",
        "--as",
        "dana");
    typed.done("people", "add", larkspur(), "lee", "--role", "analyst", "--as", "dana");
  }

  private void takeIn(SmallEvidence evidence) {
    typed.done(
        "source",
        larkspur(),
        "cam-lot",
        "--kind",
        "camera",
        "--promised-by",
        "the school district",
        "--state",
        "not-received",
        "--as",
        "dana");
    for (String camera : List.of("cam-yard", "cam-b7", "cam-gate", "cam-hall")) {
      typed.done(
          "intake",
          larkspur(),
          evidence.source(camera).toString(),
          "--source",
          camera,
          "--as",
          "dana");
    }
    typed.done(
        "intake",
        larkspur(),
        evidence.source("radio-1").toString(),
        "--source",
        "radio-1",
        "--kind",
        "dispatch",
        "--as",
        "dana");
    typed.done(
        "intake",
        larkspur(),
        evidence.source("alarm").resolve("panel.csv").toString(),
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
        "--as",
        "dana");
    typed.done("dispatch", "analyze", larkspur(), "--source", "radio-1", "--as", "dana");
  }

  private void stateClocks() {
    typed.done(
        "clock",
        "offset",
        larkspur(),
        "alarm",
        "--between",
        "-0.9s..-0.7s",
        "--because",
        "checked against the network clock",
        "--as",
        "dana");
    typed.done(
        "clock",
        "offset",
        larkspur(),
        "radio-1",
        "--between",
        "2s..4s",
        "--because",
        "the recorder's documents",
        "--as",
        "dana");
  }

  /** Types what people read off the clocks; of the shortest clips the program finds none. */
  private void readClocks(SmallEvidence evidence) throws Exception {
    CsvTable sheet =
        CsvTable.read(
            Files.readAllBytes(evidence.worksheet().resolve("clocks.csv")), "the worksheet");
    List<String> seen = new ArrayList<>();
    for (List<String> row : sheet.rows()) {
      String camera = row.get(sheet.head().indexOf("source"));
      if (!List.of("cam-yard", "cam-b7").contains(camera) || seen.contains(camera)) {
        continue;
      }
      seen.add(camera);
      String item;
      try (CaseFile file = read()) {
        item = item(file, evidence.recording(camera));
      }
      typed.done(
          "clock",
          "read",
          larkspur(),
          item,
          "--at",
          row.get(sheet.head().indexOf("at_s")),
          "--reading",
          row.get(sheet.head().indexOf("shown")),
          "--as",
          "dana");
    }
  }

  private CaseFile read() {
    return new CaseFile(
        SqliteCaseStore.open(Path.of(larkspur())),
        new CaseFolders(Path.of(larkspur())),
        Optional.empty(),
        "unseal test",
        InstantSource.system());
  }

  /** Item ids by the names of their files, as a person would look them up. */
  private String item(CaseFile file, Path name) throws MalformedJsonException {
    for (var record : file.records(RecordKind.ITEM)) {
      for (ObjectReader one : ObjectReader.of(record.body(), "an item").objects("names")) {
        if (Path.of(one.text("name")).getFileName().equals(name.getFileName())) {
          return record.id();
        }
      }
    }
    throw new AssertionError("no item of the name");
  }

  private static String firstTransmission(CaseFile file, String item) {
    return file.records(RecordKind.TRANSMISSION).stream()
        .map(Transmission::read)
        .filter(one -> one.item().equals(item) && one.order() == 1)
        .findFirst()
        .orElseThrow()
        .id();
  }

  /** Types the worksheet: its first reader states each anchor, its second reads it again. */
  private void stateAnchors(SmallEvidence evidence) throws Exception {
    CsvTable sheet =
        CsvTable.read(
            Files.readAllBytes(evidence.worksheet().resolve("anchors.csv")), "the worksheet");
    List<String> seen = new ArrayList<>();
    for (List<String> row : sheet.rows()) {
      String anchor = row.get(sheet.head().indexOf("anchor"));
      String first;
      String second;
      try (CaseFile file = read()) {
        first = mark(file, sheet, row, "a");
        second = mark(file, sheet, row, "b");
      }
      if (seen.contains(anchor)) {
        typed.done(
            "anchor", "read", larkspur(), anchor, "--on", first, "--on", second, "--as", "lee");
      } else {
        seen.add(anchor);
        typed.done(
            "anchor",
            "add",
            larkspur(),
            "--what",
            row.get(sheet.head().indexOf("what")),
            "--on",
            first,
            "--on",
            second,
            "--delay",
            "%ss..%ss"
                .formatted(
                    row.get(sheet.head().indexOf("b_after_a_from_s")),
                    row.get(sheet.head().indexOf("b_after_a_to_s"))),
            "--as",
            "dana");
      }
    }
  }

  private String mark(CaseFile file, CsvTable sheet, List<String> row, String side)
      throws MalformedJsonException {
    String name = row.get(sheet.head().indexOf(side + "_file"));
    if (name.contains("#")) {
      return "alarm" + name.substring(name.indexOf('#'));
    }
    String item = item(file, Path.of(name));
    String source = row.get(sheet.head().indexOf(side + "_source"));
    return "%s@%ss..%ss"
        .formatted(
            source.startsWith("radio") ? firstTransmission(file, item) : item,
            row.get(sheet.head().indexOf(side + "_from_s")),
            row.get(sheet.head().indexOf(side + "_to_s")));
  }

  private ObjectReader answer(String first, String second) throws MalformedJsonException {
    typed.run("when", larkspur(), first, second, "--json");
    return ObjectReader.of(JsonReader.read(typed.out().getBytes(UTF_8)), "the answer");
  }

  private static String place(String item, CaseTruth truth, String camera, long time) {
    long at = time - truth.source(camera).recorded().orElseThrow().start();
    return "%s@%d.%06ds".formatted(item, at / SECOND, at % SECOND);
  }

  @Test
  void theAnswerToWhoWasFirstIsRightOrHonestlyOpen(SmallEvidence evidence) throws Exception {
    open();
    takeIn(evidence);
    readClocks(evidence);
    stateClocks();
    stateAnchors(evidence);
    CaseTruth truth = evidence.truth();
    String wrong =
        truth.anchors().stream().filter(CaseTruth.Anchor::wrong).findFirst().orElseThrow().id();

    assertThat(typed.run("align", larkspur(), "--as", "dana"))
        .as("one anchor is wrong")
        .isEqualTo(1);
    assertThat(typed.out()).contains("Without " + wrong + " all the others fit together");
    typed.done(
        "anchor", "drop", larkspur(), wrong, "--because", "guessed behind the pole", "--as", "lee");
    typed.done("align", larkspur(), "--as", "dana");

    String yard;
    String called;
    CaseTruth.Call call =
        truth.calls().stream().filter(one -> one.id().equals("call-3")).findFirst().orElseThrow();
    try (CaseFile file = read()) {
      yard = item(file, evidence.recording("cam-yard"));
      called = firstTransmission(file, item(file, Path.of(call.file())));
    }
    for (String camera : List.of("cam-yard", "cam-b7", "cam-gate")) {
      String item;
      try (CaseFile file = read()) {
        item = item(file, evidence.recording(camera));
      }
      typed.run("when", larkspur(), item + "@0s", "--json");
      ObjectReader start =
          ObjectReader.of(JsonReader.read(typed.out().getBytes(UTF_8)), "the answer");
      assertThat(start.text("class")).as(camera).isEqualTo("BOUNDED");
      assertThat(truth.source(camera).recorded().orElseThrow().start())
          .as(camera)
          .isBetween(start.number("low"), start.number("high"));
    }
    assertThatClockWasRead(truth);
    CaseTruth.Event run = truth.event("run-start");
    CaseTruth.Event alarm = truth.event("alarm-onset");
    ObjectReader ran = answer("alarm#4", place(yard, truth, "cam-yard", run.time()));
    assertThat(ran.text("answer")).as("ran after the alarm").isEqualTo("after");
    assertThat(run.time() - alarm.time()).isBetween(ran.number("low"), ran.number("high"));

    CaseTruth.Event lift = truth.event("radio-lift-2");
    ObjectReader lifted = answer(place(yard, truth, "cam-yard", lift.time()), called);
    assertThat(lifted.text("answer")).as("lifted before the call").isEqualTo("cannot-be-said");
    assertThat(call.start() - lift.time()).isBetween(lifted.number("low"), lifted.number("high"));
    typed.done("verify", larkspur() + "/derived/timeline.json", "--trust", fingerprint("dana"));
    typed.done("custody", "check", larkspur());
    typed.done("status", larkspur());
    assertThat(typed.out()).contains("cam-lot: not received");
  }

  /** Half past a second that the yard's clock showed, as it is known, holds when it truly was. */
  private void assertThatClockWasRead(CaseTruth truth) throws MalformedJsonException {
    CaseTruth.Source yard = truth.source("cam-yard");
    CaseTruth.Clock clock = yard.clock().orElseThrow();
    long middle = yard.recorded().orElseThrow().start() + 10 * SECOND;
    long noon = Math.floorDiv(middle, 86_400 * SECOND) * 86_400 * SECOND + 16 * 3_600 * SECOND;
    long offset =
        clock.leastOffset() + Math.floorDiv((middle - noon) * clock.partsPerMillion(), SECOND);
    long shown = Math.floorDiv(middle + offset, SECOND);
    String wall = LocalDateTime.ofEpochSecond(shown, 0, ZoneOffset.ofHours(-4)).toString();
    typed.run(
        "when", larkspur(), "cam-yard@" + (wall.length() == 16 ? wall + ":00" : wall), "--json");
    ObjectReader known =
        ObjectReader.of(JsonReader.read(typed.out().getBytes(UTF_8)), "the answer");
    // The clock's own error is known to far less than a thousandth of a second here.
    assertThat(shown * SECOND - offset)
        .isBetween(known.number("low") - 1_000, known.number("high") + 1_000);
  }

  private String fingerprint(String name) {
    return typed.shelf().signer(new KeyName(name)).fingerprint().hex();
  }
}
