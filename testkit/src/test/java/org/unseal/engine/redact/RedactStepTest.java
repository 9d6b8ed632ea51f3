package org.unseal.engine.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unseal.engine.port.FootageRenderer.RenderSettings;
import org.unseal.engine.port.Progress;
import org.unseal.engine.report.Report;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.track.Policy;
import org.unseal.testkit.engine.RecordedProgress;
import org.unseal.testkit.engine.Workbench;
import org.unseal.testkit.footage.ScriptedFootage;

class RedactStepTest {
  private static final PictureSize SIZE = new PictureSize(64, 48);
  private static final int FRAMES = 20;

  @TempDir Path folder;
  private Workbench bench;

  @BeforeEach
  void prepare() {
    bench = new Workbench(folder, SIZE, FRAMES);
  }

  @AfterEach
  void everythingWasClosed() {
    assertThat(bench.leftOpen()).isZero();
  }

  @Test
  void allThreeFilesAreThereAtTheEndAndNothingElse() {
    Report report = bench.redact(bench.request(Optional.empty()), Progress.SILENT);
    assertThat(bench.made()).containsExactly("output.mp4", "report.json", "sheet.html");
    assertThat(bench.partials.now()).isEmpty();
    assertThat(report.summary().frames()).isEqualTo(FRAMES);
    assertThat(report.summary().unreviewed()).isTrue();
  }

  @Test
  void stagesComeInTheirOrder() {
    RecordedProgress progress = new RecordedProgress();
    bench.redact(bench.request(Optional.empty()), progress);
    assertThat(progress.stages())
        .containsExactly(
            Progress.Stage.HASH,
            Progress.Stage.ANALYZE,
            Progress.Stage.BACKDROP,
            Progress.Stage.TRACK,
            Progress.Stage.RENDER,
            Progress.Stage.SHEET);
  }

  @ParameterizedTest
  @EnumSource(names = {"HASH", "BACKDROP", "RENDER", "SHEET"})
  void stoppingLeavesNoFileInAnyStage(Progress.Stage stage) throws IOException {
    refused(
        ErrorCode.CANCELLED,
        () -> bench.redact(bench.request(Optional.empty()), new RecordedProgress(stage)));
    assertNothingWasMade();
  }

  @ParameterizedTest
  @EnumSource(names = {"HASH", "BACKDROP", "RENDER", "SHEET"})
  void anErrorLeavesNoFileInAnyStage(Progress.Stage stage) throws IOException {
    RuntimeException mistake = new IllegalStateException("a mistake of ours");
    assertThatThrownBy(
            () ->
                bench.redact(
                    bench.request(Optional.empty()),
                    new RecordedProgress(
                        stage,
                        () -> {
                          throw mistake;
                        })))
        .isSameAs(mistake);
    assertNothingWasMade();
  }

  @Test
  void aRendererThatFailsHalfwayLeavesNoFile() throws IOException {
    UnsealException full = new UnsealException(ErrorCode.DISK_FULL, "the disk is full");
    bench.renderer.failingAt(FRAMES / 2, full);
    assertThatThrownBy(() -> bench.redact(bench.request(Optional.empty()), Progress.SILENT))
        .isSameAs(full);
    assertNothingWasMade();
  }

  @Test
  void anAnalysisStoppedHalfwayIsMadeAnew() {
    refused(
        ErrorCode.CANCELLED,
        () ->
            bench.redact(
                bench.request(Optional.empty()), new RecordedProgress(Progress.Stage.BACKDROP)));
    Report report = bench.redact(bench.request(Optional.empty()), Progress.SILENT);
    assertThat(report.reused()).isFalse();
    assertThat(bench.analyst.runs()).isEqualTo(2);
  }

  @Test
  void aSecondRunUsesTheStoredAnalysis() {
    bench.redact(bench.request(Optional.empty()), Progress.SILENT);
    Report again = bench.redact(bench.forcing(Optional.empty()), Progress.SILENT);
    assertThat(again.reused()).isTrue();
    assertThat(bench.analyst.runs()).isEqualTo(1);
  }

  @Test
  void anotherFrameCountThanAnalysedWritesNothing() throws IOException {
    bench.showing(() -> new ScriptedFootage(SIZE, FRAMES + 1, (frame, picture) -> {}));
    refused(
        ErrorCode.INTERNAL, () -> bench.redact(bench.request(Optional.empty()), Progress.SILENT));
    assertNothingWasMade();
    bench.showing(() -> new ScriptedFootage(SIZE, FRAMES - 1, (frame, picture) -> {}));
    refused(
        ErrorCode.INTERNAL, () -> bench.redact(bench.request(Optional.empty()), Progress.SILENT));
    assertNothingWasMade();
  }

  @ParameterizedTest
  @EnumSource(names = {"RENDER", "SHEET"})
  void aRecordingThatChangesMeanwhileWritesNothing(Progress.Stage stage) throws IOException {
    RecordedProgress progress = new RecordedProgress(stage, () -> append(bench.input));
    refused(
        ErrorCode.DIGEST_MISMATCH, () -> bench.redact(bench.request(Optional.empty()), progress));
    assertNothingWasMade();
  }

  @Test
  void aRecordingThatIsExchangedMeanwhileWritesNothing() throws IOException {
    Path other = Files.writeString(folder.resolve("other"), "a_recording");
    Files.setLastModifiedTime(other, Files.getLastModifiedTime(bench.input));
    RecordedProgress progress =
        new RecordedProgress(
            Progress.Stage.SHEET,
            () -> {
              if (Files.exists(other)) {
                moveOver(other, bench.input);
              }
            });
    refused(
        ErrorCode.DIGEST_MISMATCH, () -> bench.redact(bench.request(Optional.empty()), progress));
    assertNothingWasMade();
  }

  @Test
  void whatExistsIsRefusedBeforeAnyWork() throws IOException {
    for (Path existing : List.of(bench.output, bench.report, bench.sheet)) {
      Files.writeString(existing, "before");
      RecordedProgress progress = new RecordedProgress();
      refused(
          ErrorCode.OUTPUT_EXISTS, () -> bench.redact(bench.request(Optional.empty()), progress));
      assertThat(progress.stages()).isEmpty();
      assertThat(existing).hasContent("before");
      Files.delete(existing);
    }
  }

  @Test
  void theSecondFileThatCannotBeCompletedTakesTheOthersWithIt() throws IOException {
    RecordedProgress progress =
        new RecordedProgress(Progress.Stage.SHEET, () -> write(bench.output, "somebody else's"));
    refused(ErrorCode.OUTPUT_EXISTS, () -> bench.redact(bench.request(Optional.empty()), progress));
    assertThat(bench.made()).containsExactly("output.mp4");
    assertThat(bench.output).hasContent("somebody else's");
  }

  @Test
  void noFileMayBeTheRecordingUnderAnyName() throws IOException {
    Path link = folder.resolve("link.mp4");
    try {
      Files.createLink(link, bench.input);
    } catch (UnsupportedOperationException | FileSystemException e) {
      link = bench.input;
    }
    for (Path same : List.of(bench.input, folder.resolve(".").resolve("input.avi"), link)) {
      refused(ErrorCode.OUTPUT_IS_INPUT, () -> run(same, bench.report, bench.sheet));
      refused(ErrorCode.OUTPUT_IS_INPUT, () -> run(bench.output, same, bench.sheet));
      refused(ErrorCode.OUTPUT_IS_INPUT, () -> run(bench.output, bench.report, same));
    }
    assertThat(bench.input).hasContent("a recording");
  }

  @Test
  void oneFileForTwoThingsIsRefused() {
    refused(ErrorCode.USAGE, () -> run(bench.output, bench.output, bench.sheet));
    refused(
        ErrorCode.USAGE,
        () -> run(bench.output, bench.report, folder.resolve(".").resolve("report.json")));
    assertThat(bench.made()).isEmpty();
  }

  @Test
  void aRecordingThatIsNoFileIsRefused() throws IOException {
    Files.delete(bench.input);
    refused(ErrorCode.INPUT_MISSING, () -> run(bench.output, bench.report, bench.sheet));
    Files.createDirectory(bench.input);
    refused(ErrorCode.INPUT_IS_DIRECTORY, () -> run(bench.output, bench.report, bench.sheet));
  }

  private Report run(Path output, Path report, Path sheet) {
    return bench.redact(
        new RedactRequest(
            bench.input,
            output,
            Policy.HEADS,
            new RenderSettings(0, false, 1),
            true,
            Optional.of(report),
            Optional.of(sheet),
            Optional.empty()),
        Progress.SILENT);
  }

  private void assertNothingWasMade() throws IOException {
    assertThat(bench.made()).isEmpty();
    assertThat(bench.partials.now()).isEmpty();
    if (Files.exists(bench.cache())) {
      try (var files = Files.walk(bench.cache())) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .noneMatch(name -> name.endsWith(".partial"));
      }
    }
  }

  private static void append(Path file) {
    write(file, "a recording that somebody is still writing");
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void moveOver(Path from, Path to) {
    try {
      Files.move(from, to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void refused(ErrorCode code, ThrowingCallable call) {
    assertThatExceptionOfType(UnsealException.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.code()).isEqualTo(code))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }
}
