package org.unseal.engine.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.unseal.engine.sheet.Crossing.ALL;
import static org.unseal.engine.sheet.Crossing.PERSON;
import static org.unseal.engine.sheet.Crossing.SIZE;
import static org.unseal.testkit.engine.Findings.backdrop;
import static org.unseal.testkit.engine.Findings.segment;
import static org.unseal.testkit.engine.Findings.stretch;
import static org.unseal.testkit.engine.Findings.track;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.engine.decisions.DecisionsDocument;
import org.unseal.engine.digest.Digests;
import org.unseal.engine.port.AnalysisSink.StretchAnalysis;
import org.unseal.engine.port.Progress;
import org.unseal.engine.report.Report;
import org.unseal.model.decision.Decisions;
import org.unseal.model.decision.Decisions.BackdropReview;
import org.unseal.model.decision.Decisions.SegmentDecision;
import org.unseal.model.picture.Box;
import org.unseal.model.plan.WholeReason;
import org.unseal.model.recording.Damage;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.SegmentId;
import org.unseal.model.track.Track;
import org.unseal.model.track.TrackKind;
import org.unseal.model.track.WholeCover;
import org.unseal.testkit.engine.ScriptedAnalyst;
import org.unseal.testkit.engine.Workbench;
import org.unseal.testkit.footage.ScriptedFootage;

class SheetStepTest {
  @TempDir Path folder;

  @Test
  void everySegmentIsThereToBeDecidedAndUndecidedAtFirst() throws IOException {
    List<Tag> tags = sheet(Crossing.analysis()).tags();
    assertThat(
            tags.stream()
                .filter(tag -> tag.has("data-segment"))
                .map(tag -> tag.get("data-segment")))
        .containsExactly("1.1", "1.2", "2.1", "3.1");
    for (String id : List.of("1.1", "1.2", "2.1", "3.1")) {
      List<Tag> radios = tags.stream().filter(tag -> tag.get("name").equals("part-" + id)).toList();
      assertThat(radios.stream().map(tag -> tag.get("value")))
          .containsExactly("", "cover", "figure", "region", "clear");
      assertThat(radios.stream().filter(tag -> tag.has("checked")).map(tag -> tag.get("value")))
          .containsExactly("");
    }
  }

  @Test
  void doubtIsSaidInPlainWordsAndMarkedForTheFilter() throws IOException {
    Page page = sheet(Crossing.analysis());
    List<Tag> doubtful = page.tags().stream().filter(tag -> tag.has("data-doubtful")).toList();
    assertThat(doubtful.stream().map(tag -> tag.get("data-segment"))).containsExactly("1.2");
    assertThat(page.text()).contains("may have changed places").contains("Comes into view");
  }

  @Test
  void spansAreGivenInFramesAndInTime() throws IOException {
    assertThat(sheet(Crossing.analysis()).text())
        .contains("00:00.000 to 00:00.760 \u00b7 frames 0 to 19")
        .contains("00:00.800 to 00:01.960 \u00b7 frames 20 to 49");
  }

  @Test
  void backdropsComeFirstWithTheFacesAndTheDoubtsInThem() throws IOException {
    List<Tag> tags = sheet(Crossing.analysis()).tags();
    Tag backdrop = tags.stream().filter(tag -> tag.has("data-backdrop")).findFirst().orElseThrow();
    Tag segment = tags.stream().filter(tag -> tag.has("data-segment")).findFirst().orElseThrow();
    assertThat(backdrop.at()).isLessThan(segment.at());
    assertThat(backdrop.attributes())
        .containsEntry("data-backdrop", "1")
        .containsEntry("data-width", "160")
        .containsEntry("data-height", "120");
    List<Box> inBackdrop =
        tags.stream()
            .filter(tag -> tag.name().equals("rect") && tag.at() < segment.at())
            .map(Tag::box)
            .toList();
    assertThat(inBackdrop).containsExactly(new Box(90, 10, 120, 60), new Box(100, 20, 110, 34));
  }

  @Test
  void thePageCanLoadNothingAndRunsItsOwnScriptAlone() throws IOException {
    Page page = sheet(Crossing.analysis());
    String policy =
        page.tags().stream()
            .filter(tag -> tag.get("http-equiv").equals("Content-Security-Policy"))
            .findFirst()
            .orElseThrow()
            .get("content");
    assertThat(policy)
        .isEqualTo(
            "default-src 'none'; img-src data:; style-src 'sha256-"
                + page.digestBetween("<style>", "</style>")
                + "'; script-src 'sha256-"
                + page.digestBetween("<script>", "</script>")
                + "'; base-uri 'none'; form-action 'none'");
    for (Tag tag : page.tags()) {
      assertThat(tag.attributes().keySet())
          .noneMatch(name -> name.startsWith("on") || name.equals("style") || name.equals("src"));
      assertThat(tag.get("href")).matches("|#[a-z0-9-]+|data:image/jpeg;base64,.*");
    }
    assertThat(page.text()).doesNotContainPattern("https?://(?!www\\.w3\\.org/2000/svg)");
  }

  @Test
  void itSaysAtTheTopThatItShowsPeople() throws IOException {
    Page page = sheet(Crossing.analysis());
    assertThat(page.between("<title>", "</title>")).startsWith("Shows uncovered people");
    assertThat(page.text().indexOf("This page shows uncovered people"))
        .isBetween(page.text().indexOf("<body>"), page.text().indexOf("<h1>"));
  }

  @Test
  void itNamesVersionDetectorsAndDigestsShort() throws IOException {
    Page page = sheet(Crossing.analysis());
    String recording = Digests.ofText("a recording");
    assertThat(page.withoutScripts())
        .contains("Unseal " + Workbench.TOOL)
        .contains("scripted (model SHA-256 abababababab\u2026)")
        .contains(recording.substring(0, 12) + "\u2026")
        .doesNotContain(recording)
        .contains("unseal redact INPUT -o OUTPUT --decisions decisions.json");
  }

  @Test
  void itCarriesNoPath() throws IOException {
    assertThat(sheet(Crossing.analysis()).text())
        .doesNotContain(folder.toString())
        .doesNotContain(folder.getFileName().toString())
        .doesNotContain("input.avi")
        .doesNotContain("output.mp4");
  }

  @Test
  void itIsReadableByItsOwnerAlone() throws IOException {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    sheet(Crossing.analysis());
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("sheet.html"))))
        .isEqualTo("rw-------");
  }

  @Test
  void theScriptStartsFromTheDocumentThatItSaves() throws IOException {
    Workbench bench = bench(Crossing.analysis(), Crossing::footage);
    Report report = bench.redact(bench.request(Optional.empty()), Progress.SILENT);
    assertThat(new Page(Files.readString(bench.sheet)).template()).isEqualTo(report.decisions());
  }

  @Test
  void aGroundCannotBreakOutOfTheScript() throws IOException {
    Workbench bench = bench(Crossing.analysis(), Crossing::footage);
    Report made = bench.redact(bench.request(Optional.empty()), Progress.SILENT);
    Decisions none = made.decisions().decisions();
    DecisionsDocument hostile =
        new DecisionsDocument(
            Workbench.TOOL,
            made.decisions().analysisKey(),
            new Decisions(
                none.inputSha256(),
                none.analysisDigest(),
                Map.of(
                    new SegmentId(1, 1),
                    new SegmentDecision(true, "</script><script>alert(1)</script><!--")),
                Map.of(1, new BackdropReview(List.of()))));
    Report decided =
        new Report(
            made.key(),
            made.input(),
            made.output(),
            made.settings(),
            made.grid(),
            made.analysis(),
            true,
            hostile,
            made.plan(),
            made.summary(),
            Map.of(),
            Optional.empty());
    Path file = Files.createFile(folder.resolve("hostile.html"));
    try (ScriptedFootage footage = Crossing.footage()) {
      new SheetStep(bench.partials).run(footage, decided, file, Progress.SILENT);
    }
    Page page = new Page(Files.readString(file));
    assertThat(page.text()).doesNotContain("alert(1)</script>");
    assertThat(page.template()).isEqualTo(hostile);
  }

  @Test
  void aSegmentsPicturesShowWhatWasThereAtThatTime() throws IOException {
    Page page = sheet(Crossing.analysis());
    List<Page.Picture> pictures = page.pictures("1.1");
    assertThat(pictures).hasSize(4);
    assertThat(pictures.stream().map(Page.Picture::label))
        .containsExactly(
            "Part 1.1 at 00:00.000",
            "Part 1.1 at 00:00.240",
            "Part 1.1 at 00:00.480",
            "Part 1.1 at 00:00.760");
    for (int i = 0; i < pictures.size(); i++) {
      BufferedImage image = pictures.get(i).image();
      // the person is in the middle of the crop unless the picture's edge is near
      int rgb = image.getRGB(image.getWidth() / 2 + (i == 0 ? 0 : 2), image.getHeight() / 2);
      assertThat(rgb >> 16 & 0xff).as("red of picture %s", i).isGreaterThan(180);
      assertThat(rgb >> 8 & 0xff).as("green of picture %s", i).isLessThan(90);
      int corner = image.getRGB(image.getWidth() - 2, 1);
      assertThat(corner >> 16 & 0xff).as("ground of picture %s", i).isBetween(100, 150);
    }
  }

  /** Whoever confirms that it is the same person must have seen both. */
  @Test
  void lastPictureBeforeAPartAndTheFirstAfterItAreShownWithIt() throws IOException {
    Page page = sheet(Crossing.analysis());
    assertThat(page.tags().stream().map(tag -> tag.get("aria-label")))
        .contains(
            "First picture after part 1.1, at 00:00.800",
            "Last picture before part 1.2, at 00:00.760")
        .doesNotContain("Last picture before part 2.1");
    assertThat(page.tags().stream().filter(tag -> tag.get("class").equals("confirm")))
        .as("parts that meet a point of risk")
        .hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void framesWithoutAPictureAreLeftOutAndSaidWhereNoneIsLeft() throws IOException {
    Supplier<ScriptedFootage> damaged =
        () -> {
          ScriptedFootage footage = Crossing.footage();
          for (int frame = 0; frame < 20; frame++) {
            footage.damage(frame, Damage.NO_PICTURE);
          }
          return footage;
        };
    Workbench bench = bench(Crossing.analysis(), damaged);
    bench.redact(bench.request(Optional.empty()), Progress.SILENT);
    Page page = new Page(Files.readString(bench.sheet));
    assertThat(page.pictures("1.1")).isEmpty();
    assertThat(page.pictures("1.2")).hasSize(6);
    assertThat(page.text())
        .contains("No picture here: watch the recording at this time.")
        .contains("2 parts have no picture here");
  }

  @Test
  void aSheetOfManyTracksKeepsToItsBudgetAndSaysSo() throws IOException {
    List<Track> tracks = new ArrayList<>();
    for (int i = 1; i <= 120; i++) {
      tracks.add(track(TrackKind.MOVER, segment(i, 1, ALL, PERSON, 0, 0)));
    }
    List<StretchAnalysis> many =
        List.of(stretch(1, ALL, tracks, List.of(), List.of(backdrop(1, ALL, SIZE))));
    Workbench bench = bench(many, Crossing::footage);
    Report report = bench.redact(bench.request(Optional.empty()), Progress.SILENT);

    Page few = sheetWith(new PictureBudget(40, 6, 1 << 20), bench, report);
    assertThat(few.countPictures()).isEqualTo(40);
    assertThat(few.text()).contains("80 parts have no picture here");

    Page light = sheetWith(new PictureBudget(1000, 6, 4000), bench, report);
    assertThat(light.countPictures()).isBetween(1, 30);

    Page some = sheetWith(new PictureBudget(250, 6, 1 << 20), bench, report);
    assertThat(some.countPictures()).isEqualTo(240);
    assertThat(some.text()).doesNotContain("parts have no picture here");
    assertThat(bench.partials.now()).isEmpty();
  }

  @Test
  void aMovingCamerasSheetSaysWhyThereAreNoBackdrops() throws IOException {
    Page page =
        sheet(
            List.of(
                stretch(
                    1,
                    ALL,
                    List.of(track(TrackKind.FACE, segment(1, 1, ALL, PERSON, 0, 0))),
                    List.of(),
                    List.of())));
    assertThat(page.text()).contains("the camera moves");
    assertThat(page.tags()).noneMatch(tag -> tag.has("data-backdrop"));
  }

  @Test
  void aRecordingInWhichNothingMovesHasASheetToo() throws IOException {
    Page page =
        sheet(List.of(stretch(1, ALL, List.of(), List.of(), List.of(backdrop(1, ALL, SIZE)))));
    assertThat(page.text()).contains("Nothing moves in this recording");
    assertThat(page.tags()).anyMatch(tag -> tag.has("data-backdrop"));
  }

  @Test
  void framesCoveredWholeAreListedWithTheirReasons() throws IOException {
    Page page =
        sheet(
            List.of(
                stretch(
                    1,
                    ALL,
                    List.of(),
                    List.of(
                        new WholeCover(new FrameSpan(3, 4), WholeReason.STREAM_DAMAGED),
                        new WholeCover(new FrameSpan(10, 20), WholeReason.LIGHT_CHANGED)),
                    List.of())));
    assertThat(page.text())
        .contains("<td>00:00.120</td><td>frame 3</td><td>The recording is damaged here.</td>")
        .contains("<td>00:00.400 to 00:00.760</td><td>frames 10 to 19</td><td>The light changed");
  }

  @Test
  void aRecordingOnItsSideIsShownUprightAndDecidedInItsOwnCoordinates() throws IOException {
    Workbench bench =
        bench(
            Crossing.analysis(),
            () ->
                new ScriptedFootage(
                    ScriptedFootage.facts(SIZE, ALL.length(), false, 90),
                    ALL.length(),
                    40,
                    (frame, picture) -> {}));
    bench.redact(bench.request(Optional.empty()), Progress.SILENT);
    List<Tag> tags = new Page(Files.readString(bench.sheet)).tags();
    Tag canvas =
        tags.stream().filter(tag -> tag.get("class").equals("canvas")).findFirst().orElseThrow();
    Tag backdrop = tags.stream().filter(tag -> tag.has("data-backdrop")).findFirst().orElseThrow();
    assertThat(canvas.get("viewBox")).isEqualTo("0 0 120 160");
    assertThat(backdrop.get("data-turn")).isEqualTo("90");
    assertThat(backdrop.get("data-width")).isEqualTo("160");
  }

  private Workbench bench(List<StretchAnalysis> stretches, Supplier<ScriptedFootage> footage) {
    return new Workbench(folder, new ScriptedAnalyst(stretches, List.of()), footage);
  }

  private Page sheet(List<StretchAnalysis> stretches) throws IOException {
    Workbench bench = bench(stretches, Crossing::footage);
    bench.redact(bench.forcing(Optional.empty()), Progress.SILENT);
    assertThat(bench.leftOpen()).isZero();
    return new Page(Files.readString(bench.sheet));
  }

  private Page sheetWith(PictureBudget budget, Workbench bench, Report report) throws IOException {
    Path file = folder.resolve("budget.html");
    Files.deleteIfExists(file);
    Files.createFile(file);
    try (ScriptedFootage footage = Crossing.footage()) {
      new SheetStep(bench.partials, budget).run(footage, report, file, Progress.SILENT);
    }
    assertThat(folder.resolve("budget.html.pictures")).doesNotExist();
    return new Page(Files.readString(file));
  }
}
