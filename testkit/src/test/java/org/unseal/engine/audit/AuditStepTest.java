package org.unseal.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.engine.audit.AuditSubject.Covered;
import org.unseal.engine.port.FootageAnalyst.DetectorIdentity;
import org.unseal.engine.port.FootageRenderer.MaskGrid;
import org.unseal.engine.port.Progress;
import org.unseal.engine.report.Report;
import org.unseal.model.decision.Decisions;
import org.unseal.model.decision.Dismissal;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.Damage;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.SegmentId;
import org.unseal.testkit.engine.RecordedProgress;
import org.unseal.testkit.engine.Workbench;
import org.unseal.testkit.footage.ScriptedFootage;
import org.unseal.testkit.footage.ScriptedLibrary;

/** A walker and a still face are known; where the walker is, it is bright. */
class AuditStepTest {
  private static final PictureSize SIZE = new PictureSize(64, 48);
  private static final int FRAMES = 60;

  /** Of the still face, which is track 2. */
  private static final Box FACE = new Box(30, 8, 36, 16);

  private static final Box STRANGER = new Box(50, 30, 58, 38);

  @TempDir Path folder;
  private Report report;
  private Path finished = Path.of("");
  private final AtomicLong clock = new AtomicLong();
  private int shown = FRAMES;
  private Optional<Damage> damage = Optional.empty();
  private ScriptedAuditor auditor =
      new ScriptedAuditor(List.of(ScriptedAuditor.OTHER), List.of(FACE, STRANGER));
  private Workbench bench;

  @BeforeEach
  void redact() throws Exception {
    bench = new Workbench(folder, SIZE, FRAMES);
    report = bench.redact(bench.request(Optional.empty()), Progress.SILENT);
    finished = bench.output;
    assertThat(Files.exists(finished)).isTrue();
  }

  private ScriptedFootage footage(Box... bright) {
    ScriptedFootage footage =
        new ScriptedFootage(
            SIZE,
            shown,
            (_, picture) -> {
              for (Box box : bright) {
                picture.fill(box, 220, 128, 128);
              }
            });
    damage.ifPresent(kind -> footage.damage(7, kind));
    return footage;
  }

  private AuditSubject subject(Decisions decisions, long milliseconds) {
    return new AuditSubject(
        FRAMES,
        0x202020,
        false,
        report.key().detectors(),
        List.of(),
        decisions,
        report.analysis()::read,
        Optional.of(report.analysis()),
        Optional.of(report.plan()),
        report.plan().digest(),
        Optional.of(new MaskGrid(2, 2)),
        new Covered(1000, 2000, 0),
        milliseconds);
  }

  private Audit audit(AuditSubject subject, AuditMode mode, LongSupplier nanos, Box... bright) {
    return audit(subject, mode, nanos, Optional.empty(), Progress.SILENT, bright);
  }

  private Audit audit(
      AuditSubject subject,
      AuditMode mode,
      LongSupplier nanos,
      Optional<ScriptedFootage> original,
      Progress progress,
      Box... bright) {
    AuditStep step =
        new AuditStep(
            new ScriptedLibrary(() -> footage(bright)),
            auditor,
            () -> {
              throw new IllegalStateException("nothing is written in a sample");
            },
            bench.partials,
            nanos);
    return step.run(
        new AuditStep.Request(
            subject, finished, original.map(one -> one), mode, Optional.empty(), 1),
        progress);
  }

  private Decisions none() {
    return report.decisions().decisions();
  }

  private static List<AuditFinding> seen(Audit audit) {
    return audit.findings().stream().filter(f -> f.place().isPresent()).toList();
  }

  @Test
  void whatIsUnderAMaskIsNoFinding() {
    Audit audit = audit(subject(none(), 1_000_000), AuditMode.SAMPLE, () -> 0, FACE);
    assertThat(seen(audit)).isEmpty();
    assertThat(audit.subtracted().covered()).isPositive();
  }

  @Test
  void aFaceOutsideTheMasksIsOneFindingWithFramesBoxAndPicture() throws Exception {
    Audit audit = audit(subject(none(), 1_000_000), AuditMode.FULL, () -> 0, STRANGER);
    assertThat(seen(audit)).hasSize(1);
    AuditFinding finding = seen(audit).getFirst();
    assertThat(finding.code()).isEqualTo(AuditCode.FACE_SEEN);
    assertThat(finding.frames()).isEqualTo(new FrameSpan(0, FRAMES));
    assertThat(finding.place().orElseThrow().best()).isEqualTo(STRANGER);
    Path crops = report.analysis().folder().resolve("audit-" + report.plan().digest());
    try (var files = Files.list(crops)) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .hasSize(1)
          .allMatch(name -> name.matches("finding-\\d{3}\\.jpg"));
    }
  }

  @Test
  void whatLiesWhereASegmentWasClearedIsSubtractedAndCounted() {
    Decisions cleared =
        new Decisions(
            none().inputSha256(),
            none().analysisDigest(),
            Map.of(new SegmentId(2, 1), new Decisions.SegmentDecision(true, "staff")),
            Map.of());
    AuditSubject subject =
        new AuditSubject(
            FRAMES,
            0x202020,
            false,
            report.key().detectors(),
            List.of(),
            cleared,
            report.analysis()::read,
            Optional.empty(),
            Optional.empty(),
            report.plan().digest(),
            Optional.empty(),
            new Covered(0, 0, 0),
            1_000_000);
    Audit audit = audit(subject, AuditMode.SAMPLE, () -> 0, FACE, STRANGER);
    assertThat(audit.planKnown()).isFalse();
    assertThat(audit.subtracted().cleared()).isPositive();
    assertThat(seen(audit)).hasSize(1);
    assertThat(seen(audit).getFirst().place().orElseThrow().best()).isEqualTo(STRANGER);
  }

  @Test
  void aDismissedFindingIsSubtractedInItsFramesAlone() {
    Decisions dismissed =
        new Decisions(
            none().inputSha256(),
            none().analysisDigest(),
            Map.of(),
            Map.of(),
            List.of(new Dismissal(new FrameSpan(0, FRAMES), STRANGER, "a sign")));
    Audit audit = audit(subject(dismissed, 1_000_000), AuditMode.SAMPLE, () -> 0, STRANGER);
    assertThat(seen(audit)).isEmpty();
    assertThat(audit.subtracted().dismissed()).isPositive();
    Decisions early =
        new Decisions(
            none().inputSha256(),
            none().analysisDigest(),
            Map.of(),
            Map.of(),
            List.of(new Dismissal(new FrameSpan(0, 1), STRANGER, "a sign")));
    assertThat(seen(audit(subject(early, 1_000_000), AuditMode.SAMPLE, () -> 0, STRANGER)))
        .hasSize(1);
  }

  @Test
  void theSampleEndsWithHalfOfTheTimeAndIsSpreadOverTheRecording() {
    audit(subject(none(), 1_000_000), AuditMode.SAMPLE, () -> 0);
    List<Integer> all = List.copyOf(auditor.searched);
    auditor = new ScriptedAuditor(List.of(ScriptedAuditor.OTHER), List.of());
    // a search takes 60 ms; there are 264 ms in all
    auditor.atSearch = () -> clock.addAndGet(60_000_000);
    Audit audit = audit(subject(none(), 600), AuditMode.SAMPLE, clock::get);
    assertThat(auditor.searched.size()).isBetween(2, all.size() - 1);
    assertThat(auditor.searched.last()).isGreaterThan(FRAMES / 2);
    assertThat(audit.looked().frames()).isEqualTo(auditor.searched.size());
    assertThat(audit.looked().sample()).isEqualTo(all.size());
  }

  @Test
  void anotherNumberOfFramesIsAFinding() {
    shown = FRAMES - 1;
    Audit audit = audit(subject(none(), 1_000_000), AuditMode.SAMPLE, () -> 0);
    assertThat(audit.findings()).extracting(AuditFinding::code).contains(AuditCode.FRAMES_DIFFER);
  }

  @Test
  void aFrameThatCantBeDecodedIsAFinding() {
    damage = Optional.of(Damage.NO_PICTURE);
    Audit audit = audit(subject(none(), 1_000_000), AuditMode.SAMPLE, () -> 0);
    assertThat(audit.findings())
        .filteredOn(finding -> finding.code() == AuditCode.PICTURE_DAMAGED)
        .extracting(AuditFinding::frames)
        .containsExactly(new FrameSpan(7, 8));
  }

  @Test
  void aFileThatIsNoMp4HasResidue() {
    Audit audit = audit(subject(none(), 1_000_000), AuditMode.SAMPLE, () -> 0);
    assertThat(audit.findings()).extracting(AuditFinding::code).contains(AuditCode.RESIDUE);
  }

  @Test
  void theDetectorIsOneThatHadNoPartOrElseNotTheFirst() {
    DetectorIdentity first = new DetectorIdentity("first", "11".repeat(32));
    DetectorIdentity second = new DetectorIdentity("second", "22".repeat(32));
    auditor = new ScriptedAuditor(List.of(first, second, ScriptedAuditor.OTHER), List.of());
    AuditStep step =
        new AuditStep(
            new ScriptedLibrary(this::footage),
            auditor,
            () -> {
              throw new IllegalStateException("unused");
            },
            bench.partials,
            () -> 0);
    assertThat(step.other(List.of(first, second))).contains(ScriptedAuditor.OTHER);
    assertThat(step.other(List.of(first, second, ScriptedAuditor.OTHER))).contains(second);
    assertThat(step.other(List.of())).contains(first);
    auditor = new ScriptedAuditor(List.of(first), List.of());
    AuditStep alone =
        new AuditStep(
            new ScriptedLibrary(this::footage),
            auditor,
            () -> {
              throw new IllegalStateException("unused");
            },
            bench.partials,
            () -> 0);
    assertThat(alone.other(List.of(first))).isEmpty();
  }

  @Test
  void withoutADetectorItSaysWhatToFetch() {
    auditor = new ScriptedAuditor(List.of(), List.of());
    Audit audit = audit(subject(none(), 1_000_000), AuditMode.SAMPLE, () -> 0, STRANGER);
    assertThat(audit.detector()).isEmpty();
    assertThat(audit.notChecked()).anyMatch(line -> line.contains("unseal models fetch"));
  }

  @Test
  void whoseMaskIsSwitchedOffIsFoundAndNothingIsWritten() throws Exception {
    List<String> before = files();
    Audit audit =
        audit(
            subject(none(), 1_000_000),
            AuditMode.SAMPLE,
            () -> 0,
            Optional.of(footage(FACE)),
            Progress.SILENT);
    Recall recall = audit.recall().orElseThrow();
    assertThat(recall.tracks()).isEqualTo(1);
    assertThat(recall.found()).isEqualTo(1);
    assertThat(recall.encoded()).isFalse();
    assertThat(recall.lowerPermille()).isEqualTo(50);
    assertThat(recall.classes()).containsExactly(new Recall.Kind("small", "bright", 1, 1));
    assertThat(files()).isEqualTo(before);
    assertThat(bench.partials.now()).isEmpty();
  }

  @Test
  void framesAtOtherTimesThanInTheRecordingAreAFinding() {
    ScriptedFootage slower =
        new ScriptedFootage(
            ScriptedFootage.facts(SIZE, FRAMES, false, 0), FRAMES, 41, (_, picture) -> {});
    Audit audit =
        audit(
            subject(none(), 1_000_000),
            AuditMode.SAMPLE,
            () -> 0,
            Optional.of(slower),
            Progress.SILENT);
    assertThat(audit.findings()).extracting(AuditFinding::code).contains(AuditCode.TIMES_DIFFER);
  }

  @Test
  void stoppingInTheMiddleLeavesNothing() throws Exception {
    List<String> before = files();
    int[] told = {0};
    // in the second pass, which is that over the private copy
    RecordedProgress stopping =
        new RecordedProgress(
            Progress.Stage.AUDIT,
            () -> {
              if (++told[0] == FRAMES + 10) {
                assertThat(bench.partials.now()).isNotEmpty();
                throw new UnsealException(ErrorCode.CANCELLED, "stopped");
              }
            });
    assertThatExceptionOfType(UnsealException.class)
        .isThrownBy(
            () ->
                audit(
                    subject(none(), 1_000_000),
                    AuditMode.SAMPLE,
                    () -> 0,
                    Optional.of(footage(FACE)),
                    stopping));
    assertThat(files()).isEqualTo(before);
    assertThat(bench.partials.now()).isEmpty();
  }

  /** Everything in the analysis' folder but the small pictures of findings. */
  private List<String> files() throws Exception {
    try (var files = Files.walk(report.analysis().folder())) {
      return files
          .map(file -> report.analysis().folder().relativize(file).toString())
          .filter(name -> !name.startsWith("audit-"))
          .sorted()
          .toList();
    }
  }

  /** Frames 20 to 49 of the recording: the file's first is number 20. */
  private AuditSubject part(Decisions decisions) {
    AuditSubject whole = subject(decisions, 1_000_000);
    return new AuditSubject(
        30,
        whole.fill(),
        whole.keepsSound(),
        whole.madeWith(),
        whole.parts(),
        whole.decisions(),
        whole.tracks(),
        whole.stored(),
        whole.plan(),
        whole.planDigest(),
        whole.grid(),
        whole.covered(),
        whole.redactMilliseconds(),
        Optional.of(new FrameSpan(20, 50)));
  }

  @Test
  void findingsInAPartOfARecordingAreCountedAsInTheRecording() {
    shown = 30;
    Audit audit = audit(part(none()), AuditMode.FULL, () -> 0, FACE, STRANGER);
    assertThat(seen(audit)).hasSize(1);
    assertThat(seen(audit).getFirst().frames()).isEqualTo(new FrameSpan(20, 50));
    assertThat(audit.looked().whole()).isEqualTo(30);
    assertThat(audit.subtracted().covered()).isPositive();
  }

  @Test
  void aPartIsHeldAgainstThatPartOfTheRecording() {
    shown = 30;
    Audit audit =
        audit(
            part(none()),
            AuditMode.SAMPLE,
            () -> 0,
            Optional.of(new ScriptedFootage(SIZE, FRAMES, (_, _) -> {})),
            Progress.SILENT,
            FACE);
    assertThat(audit.notChecked()).noneMatch(words -> words.startsWith("when frames are shown"));
    assertThat(audit.findings().stream().map(AuditFinding::code))
        .doesNotContain(AuditCode.FRAMES_DIFFER, AuditCode.TIMES_DIFFER);
    assertThat(audit.looked().sample()).isBetween(1, 30);
  }

  @Test
  void dismissalsInAPartOfARecordingAreOfTheRecordingsFrames() {
    shown = 30;
    assertThat(seen(audit(part(dismissed(20, 50)), AuditMode.FULL, () -> 0, STRANGER))).isEmpty();
    List<AuditFinding> late =
        seen(audit(part(dismissed(0, 30)), AuditMode.FULL, () -> 0, STRANGER));
    assertThat(late).hasSize(1);
    assertThat(late.getFirst().frames()).isEqualTo(new FrameSpan(30, 50));
  }

  private Decisions dismissed(int from, int end) {
    return new Decisions(
        none().inputSha256(),
        none().analysisDigest(),
        Map.of(),
        Map.of(),
        List.of(new Dismissal(new FrameSpan(from, end), STRANGER, "a sign")));
  }

  @Test
  void aPartThatIsLongerThanItShouldBeIsAFinding() {
    shown = 31;
    assertThat(
            audit(part(none()), AuditMode.SAMPLE, () -> 0, FACE).findings().stream()
                .map(AuditFinding::code))
        .contains(AuditCode.FRAMES_DIFFER);
  }
}
