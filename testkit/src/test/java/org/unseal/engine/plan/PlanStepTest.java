package org.unseal.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unseal.testkit.engine.Findings.backdrop;
import static org.unseal.testkit.engine.Findings.segment;
import static org.unseal.testkit.engine.Findings.stretch;
import static org.unseal.testkit.engine.Findings.track;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.engine.analysis.AnalysisStore;
import org.unseal.engine.analysis.AnalyzeStep;
import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.port.AnalysisSink.StretchAnalysis;
import org.unseal.engine.port.FootageRenderer.MaskGrid;
import org.unseal.engine.port.Progress;
import org.unseal.model.decision.Decisions;
import org.unseal.model.decision.Decisions.BackdropReview;
import org.unseal.model.decision.Decisions.SegmentDecision;
import org.unseal.model.decision.DrawnRegion;
import org.unseal.model.decision.Level;
import org.unseal.model.decision.Looked;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.plan.WholeReason;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Policy;
import org.unseal.model.track.Segment;
import org.unseal.model.track.SegmentId;
import org.unseal.model.track.TrackKind;
import org.unseal.model.track.Trail;
import org.unseal.model.track.WholeCover;
import org.unseal.testkit.engine.ScriptedAnalyst;
import org.unseal.testkit.footage.ScriptedFootage;

class PlanStepTest {
  private static final PictureSize SIZE = new PictureSize(101, 75);
  private static final MaskGrid GRID = new MaskGrid(4, 2);
  private static final Box BOX = new Box(8, 8, 24, 30);
  private static final Box SAME_PLACE = new Box(12, 10, 20, 20);
  private static final Map<SegmentId, SegmentDecision> CLEAR_1_1 =
      Map.of(new SegmentId(1, 1), new SegmentDecision(true, ""));

  @TempDir Path folder;

  @Test
  void whatNobodyDecidedIsCovered() {
    assertThat(covers(List.of(moving(BOX)), Map.of(), Map.of()))
        .containsExactly(
            boxes(BOX), boxes(BOX), new FrameCover.Nothing(), new FrameCover.Nothing());
  }

  @Test
  void whatIsClearedIsShown() {
    assertThat(covers(List.of(moving(BOX)), CLEAR_1_1, Map.of()))
        .containsOnly(new FrameCover.Nothing());
  }

  @Test
  void coveredWinsWhereItOverlapsSomethingCleared() {
    StretchAnalysis two =
        stretch(
            1,
            new FrameSpan(0, 4),
            List.of(
                track(TrackKind.MOVER, segment(1, 1, new FrameSpan(0, 4), BOX, 0, 0)),
                track(TrackKind.MOVER, segment(2, 1, new FrameSpan(1, 3), SAME_PLACE, 0, 0))),
            List.of(),
            List.of());
    assertThat(covers(List.of(two), CLEAR_1_1, Map.of()))
        .containsExactly(
            new FrameCover.Nothing(),
            boxes(SAME_PLACE),
            boxes(SAME_PLACE),
            new FrameCover.Nothing());
  }

  @Test
  void framesThatNobodyCouldJudgeAreCoveredWholeWhateverIsCleared() {
    StretchAnalysis judgedInPart =
        stretch(
            1,
            new FrameSpan(0, 5),
            List.of(track(TrackKind.MOVER, segment(1, 1, new FrameSpan(0, 5), BOX, 0, 0))),
            List.of(
                new WholeCover(new FrameSpan(1, 2), WholeReason.LIGHT_CHANGED),
                new WholeCover(new FrameSpan(3, 5), WholeReason.STREAM_DAMAGED)),
            List.of());
    assertThat(covers(List.of(judgedInPart), CLEAR_1_1, Map.of()))
        .containsExactly(
            new FrameCover.Nothing(),
            new FrameCover.Whole(WholeReason.LIGHT_CHANGED),
            new FrameCover.Nothing(),
            new FrameCover.Whole(WholeReason.STREAM_DAMAGED),
            new FrameCover.Whole(WholeReason.STREAM_DAMAGED));
  }

  @Test
  void aBoxDrawnInABackdropIsCoveredForAsLongAsTheBackdropStands() {
    StretchAnalysis still =
        stretch(
            1,
            new FrameSpan(0, 4),
            List.of(),
            List.of(),
            List.of(
                backdrop(1, new FrameSpan(0, 2), SIZE), backdrop(2, new FrameSpan(2, 4), SIZE)));
    assertThat(
            covers(
                List.of(still),
                Map.of(),
                Map.of(2, new BackdropReview(List.of(BOX)), 1, new BackdropReview(List.of()))))
        .containsExactly(
            new FrameCover.Nothing(), new FrameCover.Nothing(), boxes(BOX), boxes(BOX));
  }

  @Test
  void boxesGrowToTheGridAndEndAtThePicturesEdge() {
    StretchAnalysis odd = moving(new Box(9, 9, 10, 10));
    assertThat(covers(List.of(odd), Map.of(), Map.of())).startsWith(boxes(new Box(8, 8, 12, 10)));
    StretchAnalysis edge = moving(new Box(99, -5, 130, 3));
    assertThat(covers(List.of(edge), Map.of(), Map.of())).startsWith(boxes(new Box(96, 0, 101, 4)));
    StretchAnalysis outside = moving(new Box(105, 0, 130, 3));
    assertThat(covers(List.of(outside), Map.of(), Map.of())).startsWith(new FrameCover.Nothing());
  }

  @Test
  void laterStretchesGoOnWhereTheFirstEnded() {
    StretchAnalysis second =
        stretch(
            2,
            new FrameSpan(4, 6),
            List.of(track(TrackKind.FACE, segment(2, 1, new FrameSpan(5, 6), BOX, 0, 0))),
            List.of(),
            List.of());
    assertThat(covers(List.of(moving(BOX), second), Map.of(), Map.of()))
        .containsExactly(
            boxes(BOX),
            boxes(BOX),
            new FrameCover.Nothing(),
            new FrameCover.Nothing(),
            new FrameCover.Nothing(),
            boxes(BOX));
  }

  @Test
  void framesBeyondThePlanAreCoveredWhole() {
    Plan plan = plan(List.of(moving(BOX)), Map.of(), Map.of());
    try (PlanReader reader = new PlanReader(plan)) {
      for (int frame = 0; frame < plan.frames(); frame++) {
        reader.coverOf(frame);
      }
      assertThat(reader.coverOf(plan.frames())).isInstanceOf(FrameCover.Whole.class);
      assertThat(reader.coverOf(plan.frames() + 1)).isInstanceOf(FrameCover.Whole.class);
      reader.requireUnchanged();
    }
  }

  @Test
  void framesOutOfOrderAreAMistakeAndNotAnAnswer() {
    try (PlanReader reader = new PlanReader(plan(List.of(moving(BOX)), Map.of(), Map.of()))) {
      assertThatThrownBy(() -> reader.coverOf(1)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void theShareOfThePictureIsMeasuredOnWhatIsCoveredInTheEnd() {
    Plan plan = plan(List.of(moving(BOX)), Map.of(), Map.of());
    int boxMillionths = (int) (BOX.area() * 1_000_000 / SIZE.pixels());
    assertThat(plan.mostCoveredMillionths()).isEqualTo(boxMillionths);
    assertThat(plan.coveredMillionths()).isBetween(boxMillionths / 2, boxMillionths / 2 + 1);
  }

  @Test
  void theSameDecisionsGiveTheSameDigestAndOthersAnother() {
    Plan one = plan(List.of(moving(BOX)), Map.of(), Map.of());
    Plan same = plan(List.of(moving(BOX)), Map.of(), Map.of());
    Plan other = plan(List.of(moving(BOX)), CLEAR_1_1, Map.of());
    assertThat(same.digest()).isEqualTo(one.digest());
    assertThat(other.digest()).isNotEqualTo(one.digest());
  }

  @Test
  void aStoredPlanThatWasChangedIsNoticedBeforeItsRenderingIsShown() throws IOException {
    Plan plan = plan(List.of(moving(BOX)), Map.of(), Map.of());
    ByteArrayOutputStream changed = new ByteArrayOutputStream();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(plan.file()));
        GZIPOutputStream out = new GZIPOutputStream(changed)) {
      String text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      assertThat(text).contains("[8,8,24,30]");
      out.write(
          text.replace("[8,8,24,30]", "[8,8,12,30]")
              .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    Files.write(plan.file(), changed.toByteArray());
    try (PlanReader reader = new PlanReader(plan)) {
      reader.coverOf(0);
      assertThatExceptionOfType(UnsealException.class)
          .isThrownBy(reader::requireUnchanged)
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.ANALYSIS_MISSING));
    }
  }

  @Test
  void aBackdropOfAnotherSizeThanThePicturesIsRefusedAndLeavesNoPlan() {
    StretchAnalysis small =
        stretch(
            1,
            new FrameSpan(0, 4),
            List.of(),
            List.of(),
            List.of(backdrop(1, new FrameSpan(0, 4), new PictureSize(50, 37))));
    Path file = folder.resolve("plan");
    assertThatThrownBy(
            () ->
                new PlanStep()
                    .run(analysis(List.of(small)), decisions(Map.of(), Map.of()), SIZE, GRID, file))
        .isInstanceOf(IllegalStateException.class);
    assertThat(file).doesNotExist();
  }

  /** Its head is a part of it, and it walks to the right. */
  private static StretchAnalysis walking() {
    Trail.Builder trail = new Trail.Builder(0);
    for (int frame = 0; frame < 4; frame++) {
      Box extent = BOX.move(8 * frame, 0);
      trail.add(extent, List.of(new Box(extent.left(), 8, extent.right(), 14)));
    }
    Segment walker = new Segment(new SegmentId(1, 1), Set.of(), trail.build(), List.of(), 700);
    return stretch(
        1, new FrameSpan(0, 4), List.of(track(TrackKind.MOVER, walker)), List.of(), List.of());
  }

  private static Map<SegmentId, SegmentDecision> at(Level level) {
    return Map.of(
        new SegmentId(1, 1),
        new SegmentDecision(level, "", Optional.empty(), Looked.NOT, Optional.empty()));
  }

  @Test
  void levelSaysHowMuchOfSomebodyIsCovered() {
    assertThat(covers(List.of(walking()), at(Level.HEAD), Map.of()))
        .startsWith(boxes(new Box(8, 8, 24, 14)));
    assertThat(covers(List.of(walking()), at(Level.CLEAR), Map.of()))
        .containsOnly(new FrameCover.Nothing());
    List<FrameCover> figure = covers(List.of(walking()), at(Level.FIGURE), Map.of());
    assertThat(figure.getFirst())
        .isEqualTo(new FrameCover.Boxes(List.of(BOX, BOX.move(8, 0), BOX.move(16, 0))));
    assertThat(figure.getLast())
        .isEqualTo(new FrameCover.Boxes(List.of(BOX.move(8, 0), BOX.move(16, 0), BOX.move(24, 0))));
  }

  @Test
  void regionIsStillAndHoldsAllThatTheSegmentEverTouches() {
    List<FrameCover> region = covers(List.of(walking()), at(Level.REGION), Map.of());
    assertThat(region).hasSize(4).containsOnly(boxes(new Box(0, 0, 48, 32)));
  }

  @Test
  void drawnRegionGoesFromKeyframeToKeyframeAndWinsOverWhatIsCleared() {
    DrawnRegion drawn =
        new DrawnRegion(
            1,
            new FrameSpan(1, 4),
            List.of(
                new DrawnRegion.Keyframe(1, new Box(40, 40, 44, 44)),
                new DrawnRegion.Keyframe(3, new Box(48, 40, 52, 44))),
            "",
            Optional.empty());
    Decisions decisions =
        new Decisions("", "", at(Level.CLEAR), Map.of(), List.of(), List.of(drawn));
    Plan plan =
        new PlanStep()
            .run(analysis(List.of(walking())), decisions, SIZE, GRID, folder.resolve("drawn"));
    try (PlanReader reader = new PlanReader(plan)) {
      assertThat(reader.coverOf(0)).isEqualTo(new FrameCover.Nothing());
      assertThat(reader.coverOf(1)).isEqualTo(boxes(new Box(40, 40, 44, 44)));
      assertThat(reader.coverOf(2)).isEqualTo(boxes(new Box(44, 40, 48, 44)));
      assertThat(reader.coverOf(3)).isEqualTo(boxes(new Box(48, 40, 52, 44)));
    }
  }

  private static StretchAnalysis moving(Box box) {
    return stretch(
        1,
        new FrameSpan(0, 4),
        List.of(track(TrackKind.MOVER, segment(1, 1, new FrameSpan(0, 2), box, 0, 0))),
        List.of(),
        List.of());
  }

  private static FrameCover boxes(Box box) {
    return new FrameCover.Boxes(List.of(box));
  }

  private List<FrameCover> covers(
      List<StretchAnalysis> stretches,
      Map<SegmentId, SegmentDecision> segments,
      Map<Integer, BackdropReview> backdrops) {
    Plan plan = plan(stretches, segments, backdrops);
    List<FrameCover> covers = new ArrayList<>();
    try (PlanReader reader = new PlanReader(plan)) {
      for (int frame = 0; frame < plan.frames(); frame++) {
        covers.add(reader.coverOf(frame));
      }
      reader.requireUnchanged();
    }
    return covers;
  }

  private Plan plan(
      List<StretchAnalysis> stretches,
      Map<SegmentId, SegmentDecision> segments,
      Map<Integer, BackdropReview> backdrops) {
    Path file = folder.resolve("plan-" + System.nanoTime());
    return new PlanStep()
        .run(analysis(stretches), decisions(segments, backdrops), SIZE, GRID, file);
  }

  private static Decisions decisions(
      Map<SegmentId, SegmentDecision> segments, Map<Integer, BackdropReview> backdrops) {
    return new Decisions("", "", segments, backdrops);
  }

  private StoredAnalysis analysis(List<StretchAnalysis> stretches) {
    AnalysisStore store =
        new AnalysisStore(folder.resolve("cache-" + System.nanoTime()), PartialFiles.FORGOTTEN);
    AnalyzeStep step = new AnalyzeStep(new ScriptedAnalyst(stretches, List.of()), store, "0");
    return step.run(
            new ScriptedFootage(SIZE, 1, (frame, picture) -> {}),
            step.key("00", Policy.HEADS),
            1,
            Progress.SILENT)
        .analysis();
  }
}
