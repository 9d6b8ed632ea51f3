package org.unseal.engine.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.unseal.testkit.engine.Findings.backdrop;
import static org.unseal.testkit.engine.Findings.segment;
import static org.unseal.testkit.engine.Findings.stretch;
import static org.unseal.testkit.engine.Findings.track;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.engine.analysis.AnalyzeStep;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.decisions.ReadDecisionsStep;
import org.unseal.engine.estimate.Estimate.Kind;
import org.unseal.engine.port.AnalysisSink;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FootageAnalyst;
import org.unseal.engine.port.FootageRenderer.MaskGrid;
import org.unseal.engine.port.Progress;
import org.unseal.engine.redact.RedactStep;
import org.unseal.engine.scope.KeptScope;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.scope.Clip;
import org.unseal.model.track.Policy;
import org.unseal.model.track.Risk;
import org.unseal.model.track.TrackKind;
import org.unseal.proof.custody.Change;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.testkit.casefile.DrawnCase;
import org.unseal.testkit.engine.RecordedPartials;
import org.unseal.testkit.engine.ScriptedRenderer;
import org.unseal.testkit.footage.ScriptedFootage;
import org.unseal.testkit.footage.ScriptedLibrary;

/** Estimates of a drawn case, by a clock that the windows move. */
class EstimateStepTest {
  private static final PictureSize SIZE = new PictureSize(64, 48);
  private static final Box SOMEBODY = new Box(8, 8, 24, 40);
  private static final long SECOND = 1_000_000;

  /** Pictures in a window of 10 s. */
  private static final int FRAMES = 250;

  @TempDir private Path folder;
  private final RecordedPartials partials = new RecordedPartials();
  private final AtomicLong clock = new AtomicLong();
  private final List<Long> looked = new ArrayList<>();
  private int pictures = FRAMES;

  /** In every window two walk in, one of them past a crossing, and one was there. */
  private final class WindowAnalyst implements FootageAnalyst {
    private final long seconds;
    private final boolean endless;

    WindowAnalyst(long seconds, boolean endless) {
      this.seconds = seconds;
      this.endless = endless;
    }

    @Override
    public void analyze(
        Footage footage, Policy policy, int threads, AnalysisSink sink, Progress progress) {
      int frames = footage.facts().codedPictures();
      progress.stage(Progress.Stage.ANALYZE, frames);
      clock.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
      progress.done(frames);
      while (endless && looked.size() > 2) {
        clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
        progress.done(frames);
      }
      FrameSpan all = new FrameSpan(0, frames);
      sink.stretch(
          stretch(
              1,
              all,
              List.of(
                  track(TrackKind.MOVER, segment(1, 1, all, SOMEBODY, 0, 0, Risk.APPEARS)),
                  track(
                      TrackKind.MOVER,
                      segment(2, 1, new FrameSpan(50, 100), SOMEBODY, 0, 0, Risk.APPEARS),
                      segment(2, 2, new FrameSpan(100, 150), SOMEBODY, 0, 0, Risk.CROSSING)),
                  track(
                      TrackKind.MOVER,
                      segment(3, 1, new FrameSpan(150, frames), SOMEBODY, 0, 0, Risk.APPEARS))),
              List.of(),
              List.of(backdrop(1, all, SIZE))));
      sink.end(frames, List.of());
    }

    @Override
    public List<DetectorIdentity> detectors(Policy policy) {
      return List.of();
    }

    @Override
    public String version() {
      return "window-1";
    }
  }

  private EstimateStep step(long seconds, boolean endless) {
    FootageAnalyst analyst = new WindowAnalyst(seconds, endless);
    ScriptedLibrary library =
        new ScriptedLibrary(() -> new ScriptedFootage(SIZE, FRAMES, (frame, picture) -> {}));
    return new EstimateStep(
        new EstimateStep.Tools(
            (recording, from, micros, output) -> {
              looked.add(from / SECOND);
              try {
                Files.writeString(output, "a window from " + from);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              return pictures;
            },
            library,
            analyst,
            analyst,
            store ->
                new RedactStep(
                    library,
                    new AnalyzeStep(analyst, store, "test"),
                    new ReadDecisionsStep(store, "test", DrawnCase.CLOCK),
                    new ScriptedRenderer(new MaskGrid(2, 2)),
                    partials,
                    clock::get),
            folder.resolve("cache"),
            partials,
            clock::get,
            "test"));
  }

  private static EstimateStep.Request request(int budget, OptionalInt windows) {
    return new EstimateStep.Request(Policy.MOVING, 1, budget, windows, Assumptions.ORDINARY);
  }

  private CaseFile opened() {
    return DrawnCase.in(folder.resolve("case"));
  }

  /** Takes in a recording of so many seconds. */
  private static void take(CaseFile file, String id, int seconds) {
    Digest sha256 = Digest.of(Digest.sha256().digest(id.getBytes(StandardCharsets.UTF_8)));
    Path original = file.folders().original(sha256);
    try {
      Files.createDirectories(original.getParent());
      Files.writeString(original, id);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ObjectWriter track =
        new ObjectWriter()
            .put("track", "v0")
            .put("codec", "h264")
            .put("units", 25L * seconds)
            .put("begins", 0)
            .put("ends", seconds * SECOND)
            .put("gaps", List.of())
            .put("backwards", 0);
    file.append(
        Entry.of(
            Action.RECEIVED,
            new Change.Put(
                RecordKind.ITEM,
                id,
                new ObjectWriter()
                    .put("source", "cam-yard")
                    .put("kind", "camera")
                    .put("sha256", sha256)
                    .put("sha512", "0".repeat(128))
                    .put("bytes", 2)
                    .put("received", "2026-03-09T14:02:11Z")
                    .put(
                        "names",
                        List.of(
                            new ObjectWriter()
                                .put("name", "a.mp4")
                                .put("source", "cam-yard")
                                .end()))
                    .put("sealed", true)
                    .put("complete", true)
                    .put("tracks", List.of(track.end()))
                    .put("stills", List.of())
                    .end())));
  }

  private static void scope(CaseFile file, Clip... clips) {
    KeptScope scope =
        new KeptScope(
            Digest.ofHex("ab".repeat(32)), LocalDate.of(2026, 3, 9), List.of(), List.of(clips));
    file.append(
        Entry.of(
            Action.SCOPE_FIXED, new Change.Put(RecordKind.SCOPE, KeptScope.RECORD, scope.body())));
  }

  private static void refused(ErrorCode code, String words, Runnable what) {
    assertThatExceptionOfType(UnsealException.class)
        .isThrownBy(what::run)
        .satisfies(e -> assertThat(e.code()).isEqualTo(code))
        .withMessageContaining(words);
  }

  private static void holds(Range range, long number) {
    assertThat(number).as(range.toString()).isBetween(range.low(), range.high());
  }

  @Test
  void whatIsThereIsWithinTheRangeOfEveryCount() {
    try (CaseFile file = opened()) {
      take(file, "i1", 100);
      Estimate estimate =
          step(1, false).run(file, request(60, OptionalInt.empty()), Progress.SILENT);
      assertThat(estimate.sample().windows()).isEqualTo(10);
      assertThat(estimate.sample().of()).isEqualTo(10);
      assertThat(estimate.extent().scoped()).isFalse();
      holds(estimate.work(Kind.SEGMENTS).units(), 31);
      holds(estimate.work(Kind.STILLS).units(), 1);
      assertThat(estimate.work(Kind.VIDEO).units()).isEqualTo(Range.exactly(100));
      assertThat(estimate.work(Kind.RECORDINGS).units()).isEqualTo(Range.exactly(1));
      holds(estimate.machine().analysing(), 10);
    }
  }

  @Test
  void fewerWindowsSayTheSameLessExactly() {
    try (CaseFile file = opened()) {
      take(file, "i1", 36_000);
      Estimate estimate = step(1, false).run(file, request(60, OptionalInt.of(9)), Progress.SILENT);
      assertThat(estimate.sample().windows()).isEqualTo(9);
      holds(estimate.work(Kind.SEGMENTS).units(), 3 * 3_600 + 1);
      holds(estimate.machine().analysing(), 3_600);
    }
  }

  @Test
  void onlyWhatTheScopePublishesIsLookedAt() {
    try (CaseFile file = opened()) {
      take(file, "i1", 400);
      take(file, "i2", 400);
      scope(
          file,
          new Clip("c1", "i2", "cam-yard", new FrameSpan(2_500, 5_000), true, List.of()),
          new Clip("c2", "i2", "cam-yard", new FrameSpan(0, 500), false, List.of()));
      Estimate estimate =
          step(1, false).run(file, request(60, OptionalInt.empty()), Progress.SILENT);
      assertThat(estimate.extent())
          .isEqualTo(new Estimate.Extent(true, 1, 2, 400 * SECOND, 120 * SECOND, 100 * SECOND));
      assertThat(looked).allMatch(second -> second >= 100 && second < 200).hasSize(10);
    }
  }

  @Test
  void timeIsKeptByStoppingAtTheEndOfAWindow() {
    try (CaseFile file = opened()) {
      take(file, "i1", 36_000);
      Estimate estimate =
          step(4, false).run(file, request(19, OptionalInt.empty()), Progress.SILENT);
      assertThat(estimate.sample().windows()).isEqualTo(4);
      assertThat(clock.get()).isLessThanOrEqualTo(TimeUnit.SECONDS.toNanos(19));
      assertThat(estimate.sample().seconds()).isEqualTo(16);
    }
  }

  @Test
  void windowThatTakesTooLongIsBrokenOffAndDoesNotCount() {
    try (CaseFile file = opened()) {
      take(file, "i1", 36_000);
      Estimate estimate =
          step(2, true).run(file, request(20, OptionalInt.empty()), Progress.SILENT);
      assertThat(looked).hasSize(3);
      assertThat(estimate.sample().windows()).isEqualTo(2);
      assertThat(estimate.sample().unusable()).isZero();
      assertThat(clock.get()).isLessThanOrEqualTo(TimeUnit.SECONDS.toNanos(21));
      clock.set(0);
      refused(
          ErrorCode.LIMIT_EXCEEDED,
          "--budget",
          () -> step(30, false).run(file, request(20, OptionalInt.empty()), Progress.SILENT));
    }
  }

  @Test
  void sameWindowsGiveTheSameCountsOnASlowerMachine() {
    try (CaseFile file = opened()) {
      take(file, "i1", 36_000);
      Estimate fast = step(1, false).run(file, request(600, OptionalInt.of(6)), Progress.SILENT);
      List<Long> windows = List.copyOf(looked);
      looked.clear();
      Estimate slow = step(9, false).run(file, request(600, OptionalInt.of(6)), Progress.SILENT);
      assertThat(looked).isEqualTo(windows);
      assertThat(slow.work()).isEqualTo(fast.work());
      assertThat(slow.machine().analysing().low()).isGreaterThan(fast.machine().analysing().low());
    }
  }

  @Test
  void windowsAreSpreadWhereverOneStopsAndLeaveNothingOut() {
    Workload.Recording recording =
        new Workload.Recording("i1", folder.resolve("a"), 25_000, 1_000 * SECOND);
    List<Window> order =
        Window.inOrder(
            List.of(new Workload.Stretch(recording, 10 * SECOND, 990 * SECOND, 24_750, true)));
    assertThat(order).hasSize(99);
    for (int looks = 4; looks <= 50; looks++) {
      List<Window> first = order.subList(0, looks);
      for (int quarter = 0; quarter < 4; quarter++) {
        long from = 10 * SECOND + quarter * (247 * SECOND);
        assertThat(first)
            .as("%d looks, quarter %d", looks, quarter)
            .anyMatch(one -> one.from() + one.micros() > from && one.from() < from + 260 * SECOND);
      }
    }
    long end = 10 * SECOND;
    for (Window window : order.stream().sorted(Comparator.comparingLong(Window::from)).toList()) {
      assertThat(window.from()).isEqualTo(end);
      assertThat(window.micros()).isLessThanOrEqualTo(Window.LENGTH);
      end += window.micros();
    }
    assertThat(end).isEqualTo(1_000 * SECOND);
  }

  @Test
  void withoutRecordingsOrPicturesThereIsNothingToEstimate() {
    try (CaseFile file = opened()) {
      refused(
          ErrorCode.RECORD_MISSING,
          "nothing with pictures was taken in yet",
          () -> step(1, false).run(file, request(20, OptionalInt.empty()), Progress.SILENT));
      take(file, "i1", 40);
      pictures = 0;
      refused(
          ErrorCode.NO_FRAMES,
          "nothing can be seen",
          () -> step(1, false).run(file, request(20, OptionalInt.empty()), Progress.SILENT));
    }
  }

  @Test
  void nothingIsWrittenToTheCaseAndNoWindowIsKept() throws IOException {
    try (CaseFile file = opened()) {
      take(file, "i1", 100);
      var head = file.head();
      List<Path> before = files(folder.resolve("case"));
      step(1, false).run(file, request(60, OptionalInt.empty()), Progress.SILENT);
      assertThat(file.head()).isEqualTo(head);
      assertThat(files(folder.resolve("case"))).isEqualTo(before);
      assertThat(files(folder.resolve("cache"))).containsExactly(folder.resolve("cache"));
      assertThat(partials.now()).isEmpty();
    }
  }

  private static List<Path> files(Path of) throws IOException {
    try (var all = Files.walk(of)) {
      return all.sorted().toList();
    }
  }

  @Test
  void costIsExactToTheHundredthAndNeverPromisesLess() {
    assertThat(Rate.of("38.50/USD")).isEqualTo(new Rate(3_850, Optional.of("USD")));
    assertThat(Rate.of("38.5")).isEqualTo(new Rate(3_850, Optional.empty()));
    // 100 minutes and 100.01 minutes
    assertThat(new Rate(3_850, Optional.empty()).cost(new Range(10_000, 10_001)))
        .isEqualTo(new Range(6_416, 6_418));
    assertThat(new Rate(6_000, Optional.empty()).cost(Range.exactly(1)))
        .isEqualTo(Range.exactly(1));
    for (String wrong : List.of("", "38.505", "-1", "38,50", "1e3", "38/usd", "99999999")) {
      refused(ErrorCode.USAGE, "--rate", () -> Rate.of(wrong));
    }
    assertThat(Assumptions.minutes("--x", "0.25-1.5")).isEqualTo(new Range(25, 150));
    assertThat(Assumptions.minutes("--x", "2")).isEqualTo(Range.exactly(200));
    assertThat(Assumptions.percent("--x", "5-20")).isEqualTo(new Range(5, 20));
    refused(ErrorCode.USAGE, "--x", () -> Assumptions.minutes("--x", "2-1"));
    refused(ErrorCode.USAGE, "--x", () -> Assumptions.percent("--x", "101"));
    assertThat(new Estimate.Work(Kind.VIDEO, Range.exactly(90), new Range(200, 300)).time())
        .isEqualTo(new Range(300, 450));
  }
}
