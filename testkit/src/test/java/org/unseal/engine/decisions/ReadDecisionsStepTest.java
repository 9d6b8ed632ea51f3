package org.unseal.engine.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.engine.json.Json;
import org.unseal.engine.port.Progress;
import org.unseal.engine.report.Report;
import org.unseal.model.decision.Decisions;
import org.unseal.model.decision.Decisions.BackdropReview;
import org.unseal.model.decision.Decisions.SegmentDecision;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.track.SegmentId;
import org.unseal.testkit.engine.Workbench;

/** Decisions in the whole redaction: what they change, and when they are refused. */
class ReadDecisionsStepTest {
  private static final PictureSize SIZE = new PictureSize(64, 48);
  private static final int FRAMES = 20;

  @TempDir Path folder;
  private Workbench bench;
  private DecisionsDocument undecided;

  @BeforeEach
  void redactOnce() {
    bench = new Workbench(folder, SIZE, FRAMES);
    undecided = bench.redact(bench.request(Optional.empty()), Progress.SILENT).decisions();
  }

  @Test
  void whatADecisionClearsIsShownAndTheAnalysisIsNotMadeAnew() {
    Report report = decide(with(Map.ofEntries(clear("1.1"), clear("1.2"), clear("2.1")), Map.of()));
    assertThat(bench.renderer.covers()).containsOnly(new FrameCover.Nothing());
    assertThat(report.summary().cleared()).isEqualTo(3);
    assertThat(bench.analyst.runs()).isEqualTo(1);
  }

  @Test
  void whatADecisionCoversOrLeavesOutIsCovered() {
    decide(with(Map.of(), Map.of()));
    List<FrameCover> before = bench.renderer.covers();
    decide(
        with(
            Map.ofEntries(
                Map.entry(SegmentId.parse("1.1"), new SegmentDecision(false, "exemption 7")),
                clear("2.1")),
            Map.of()));
    assertThat(bench.renderer.covers()).hasSize(FRAMES).doesNotContain(new FrameCover.Nothing());
    assertThat(before).doesNotContain(new FrameCover.Nothing());
  }

  @Test
  void aBackdropThatWasLookedAtIsNoLongerUnreviewed() {
    Report report =
        decide(with(Map.of(), Map.of(1, new BackdropReview(List.of(new Box(0, 40, 8, 48))))));
    assertThat(report.summary().unreviewed()).isFalse();
    assertThat(bench.renderer.covers())
        .allSatisfy(
            cover ->
                assertThat(((FrameCover.Boxes) cover).boxes()).contains(new Box(0, 40, 8, 48)));
  }

  @Test
  void segmentsNamedWithAReportAreCleared() {
    Report report =
        bench.redact(
            bench.forcing(
                Optional.of(
                    new DecisionSource.Named(
                        bench.report, List.of(SegmentId.parse("1.2"), SegmentId.parse("2.1"))))),
            Progress.SILENT);
    assertThat(report.summary().cleared()).isEqualTo(2);
    assertThat(bench.renderer.covers().subList(FRAMES / 2, FRAMES))
        .containsOnly(new FrameCover.Nothing());
  }

  @Test
  void anotherRecordingIsRefused() {
    write(bench.input, "another recording");
    refused(ErrorCode.DIGEST_MISMATCH, with(Map.of(), Map.of()));
  }

  @Test
  void anotherAnalysisIsRefused() {
    Decisions decisions = undecided.decisions();
    refused(
        ErrorCode.DIGEST_MISMATCH,
        new DecisionsDocument(
            Workbench.TOOL,
            undecided.analysisKey(),
            new Decisions(decisions.inputSha256(), "ab".repeat(32), Map.of(), Map.of())));
  }

  @Test
  void anotherVersionIsRefused() {
    Path file = save(with(Map.of(), Map.of()));
    assertThatExceptionOfType(UnsealException.class)
        .isThrownBy(
            () ->
                bench.redactAs(
                    "0.2.0",
                    bench.forcing(Optional.of(new DecisionSource.Saved(file))),
                    Progress.SILENT))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.DIGEST_MISMATCH));
  }

  @Test
  void theAnalysisOfAnotherRecordingIsRefusedThoughItsDigestsFit() {
    // a hostile file names another recording's analysis, in which nobody is where somebody is here
    write(bench.input, "another recording");
    DecisionsDocument other =
        bench.redact(bench.forcing(Optional.empty()), Progress.SILENT).decisions();
    write(bench.input, "a recording");
    refused(
        ErrorCode.DIGEST_MISMATCH,
        new DecisionsDocument(
            Workbench.TOOL,
            other.analysisKey(),
            new Decisions(
                undecided.decisions().inputSha256(),
                other.decisions().analysisDigest(),
                Map.of(),
                Map.of())));
  }

  @Test
  void aMissingAnalysisIsRefusedAndNeverMadeAnew() throws IOException {
    bench.store.clear();
    refused(ErrorCode.ANALYSIS_MISSING, with(Map.of(), Map.of()));
    assertThat(bench.analyst.runs()).isEqualTo(1);
  }

  @Test
  void aSegmentOrBackdropThatIsNotThereIsRefused() {
    refused(ErrorCode.UNKNOWN_SEGMENT, with(Map.ofEntries(clear("7.1")), Map.of()));
    refused(ErrorCode.DOCUMENT_MALFORMED, with(Map.of(), Map.of(2, new BackdropReview(List.of()))));
  }

  @Test
  void aBoxThatReachesOutOfThePictureIsRefused() {
    refused(
        ErrorCode.DOCUMENT_MALFORMED,
        with(Map.of(), Map.of(1, new BackdropReview(List.of(new Box(0, 0, 65, 48))))));
  }

  @Test
  void aFileThatIsMissingAFolderOrNotDecisionsIsRefused() throws IOException {
    refused(ErrorCode.INPUT_MISSING, folder.resolve("nothing.json"));
    refused(ErrorCode.INPUT_UNREADABLE, folder);
    refused(ErrorCode.DOCUMENT_MALFORMED, bench.report);
    Path huge = folder.resolve("huge.json");
    try (var channel =
        java.nio.channels.FileChannel.open(
            huge,
            java.nio.file.StandardOpenOption.CREATE,
            java.nio.file.StandardOpenOption.SPARSE,
            java.nio.file.StandardOpenOption.WRITE)) {
      channel.write(java.nio.ByteBuffer.wrap(new byte[1]), 200L << 20);
    }
    refused(ErrorCode.DOCUMENT_MALFORMED, huge);
  }

  private static Map.Entry<SegmentId, SegmentDecision> clear(String id) {
    return Map.entry(SegmentId.parse(id), new SegmentDecision(true, ""));
  }

  private DecisionsDocument with(
      Map<SegmentId, SegmentDecision> segments, Map<Integer, BackdropReview> backdrops) {
    Decisions decisions = undecided.decisions();
    return new DecisionsDocument(
        undecided.tool(),
        undecided.analysisKey(),
        new Decisions(decisions.inputSha256(), decisions.analysisDigest(), segments, backdrops));
  }

  private Report decide(DecisionsDocument document) {
    return bench.redact(
        bench.forcing(Optional.of(new DecisionSource.Saved(save(document)))), Progress.SILENT);
  }

  private void refused(ErrorCode code, DecisionsDocument document) {
    refused(code, save(document));
  }

  private void refused(ErrorCode code, Path file) {
    assertThatExceptionOfType(UnsealException.class)
        .isThrownBy(
            () ->
                bench.redact(
                    bench.forcing(Optional.of(new DecisionSource.Saved(file))), Progress.SILENT))
        .satisfies(e -> assertThat(e.code()).isEqualTo(code))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }

  private Path save(DecisionsDocument document) {
    Path file = folder.resolve("decisions.json");
    try (OutputStream out = Files.newOutputStream(file)) {
      Json.write(
          Json.indented(out),
          json -> {
            json.writeStartObject();
            document.write(json);
            json.writeEndObject();
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
