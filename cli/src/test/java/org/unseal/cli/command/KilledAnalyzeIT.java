package org.unseal.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.cli.TypedCommands;
import org.unseal.engine.analysis.AnalysisStore;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.decisions.CaseAnalyses;
import org.unseal.engine.decisions.CaseDecisions;
import org.unseal.engine.files.PartialFiles;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.scope.Clip;
import org.unseal.testkit.process.KilledProgram;

/** Analysing, killed at random moments and run again to the same end. */
class KilledAnalyzeIT {
  private static final int KILLS = 6;

  @TempDir private Path folder;
  private KilledCommands killed = new KilledCommands(Path.of(""), Map.of());

  /** What the log says was analysed is there, whole. */
  private static List<String> analysed(CaseFile file) {
    CaseAnalyses analyses =
        new CaseAnalyses(new AnalysisStore(file.folders().analyses(), PartialFiles.FORGOTTEN));
    return Stream.of("i1", "i2")
        .map(item -> CaseDecisions.find(file, item))
        .flatMap(Optional::stream)
        .map(decided -> decided.item() + " " + analyses.of(decided).digest())
        .toList();
  }

  @Test
  void analysisEndsTheSameHoweverOftenItWasKilledAndLeavesNothingBehind() throws IOException {
    killed = new KilledCommands(folder, Map.of("UNSEAL_AS", "dana"));
    killed.key("dana");
    Path prepared = folder.resolve("prepared");
    TypedCommands typed =
        new TypedCommands(
            folder.resolve("home"),
            Map.of("UNSEAL_PASSPHRASE", "correct horse", "UNSEAL_AS", "dana"));
    typed.done(
        "init", prepared.toString(), "--title", "Harbour", "--agency", "Alder", "--as", "dana");
    Path export = Files.createDirectory(folder.resolve("export"));
    DrawnClip.write(export.resolve("a.mp4"), 90);
    DrawnClip.write(export.resolve("b.mp4"), 120);
    typed.done(
        "intake",
        prepared.toString(),
        export.toString(),
        "--source",
        "cam-yard",
        "--as",
        "dana",
        "--quiet");
    FixedScope.fix(
        prepared,
        typed.shelf(),
        "dana",
        "correct horse",
        List.of(
            new Clip("c1", "i1", "cam-yard", new FrameSpan(0, 80), true, List.of()),
            new Clip("c2", "i2", "cam-yard", new FrameSpan(0, 80), true, List.of())));
    List<List<String>> ends = new java.util.ArrayList<>();
    killed
        .unseal("analyze", killed.harbour().toString(), "--policy", "moving", "--quiet")
        .kill(
            KILLS,
            new KilledProgram.Scene() {
              @Override
              public void reset() {
                killed.resetTo(prepared);
              }

              @Override
              public void afterKill(String printed) {
                killed.check(printed, (file, verdict) -> analysed(file));
              }

              @Override
              public void atEnd(int exit, String printed) {
                assertThat(exit).isZero();
                ends.add(killed.check(printed, (file, verdict) -> analysed(file)));
                assertThat(ends.getLast()).hasSize(2).isEqualTo(ends.getFirst());
                assertThat(drafts()).isEmpty();
              }
            });
  }

  private List<Path> drafts() {
    try (Stream<Path> all = Files.list(killed.harbour().resolve("derived/analyses"))) {
      return all.filter(path -> path.getFileName().toString().startsWith("draft")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
