package org.unseal.engine.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unseal.testkit.engine.Findings.stretch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.engine.analysis.AnalysisKey;
import org.unseal.engine.analysis.AnalysisStore;
import org.unseal.engine.analysis.AnalyzeStep;
import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.port.Progress;
import org.unseal.engine.presence.PresenceLedger.Lane;
import org.unseal.engine.presence.PresenceLedger.Run;
import org.unseal.engine.scope.FrameStamps;
import org.unseal.model.decision.Decisions;
import org.unseal.model.decision.Decisions.BackdropReview;
import org.unseal.model.decision.Decisions.SegmentDecision;
import org.unseal.model.decision.DrawnRegion;
import org.unseal.model.decision.DrawnRegion.Keyframe;
import org.unseal.model.decision.Level;
import org.unseal.model.decision.Looked;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.plan.WholeReason;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.scope.Clip;
import org.unseal.model.track.Policy;
import org.unseal.model.track.Segment;
import org.unseal.model.track.SegmentId;
import org.unseal.model.track.Track;
import org.unseal.model.track.TrackKind;
import org.unseal.model.track.Trail;
import org.unseal.proof.release.PlanDocument;
import org.unseal.testkit.engine.ScriptedAnalyst;
import org.unseal.testkit.footage.ScriptedFootage;

class PresenceStepTest {
  private static final PictureSize SIZE = new PictureSize(320, 240);
  private static final int FRAMES = 60;
  private static final FrameSpan ALL = new FrameSpan(0, FRAMES);
  private static final Box FIGURE = new Box(100, 40, 140, 140);
  private static final Box HEAD = new Box(108, 38, 132, 66);
  private static final SegmentId CALDER = new SegmentId(1, 1);
  private static final SegmentId STUDENT = new SegmentId(2, 1);
  private static final Clip CLIP = new Clip("c1", "i1", "cam-yard", ALL, true, List.of());

  @TempDir Path folder;
  private final List<Track> tracks = new ArrayList<>();
  private final Map<SegmentId, SegmentDecision> decided = new HashMap<>();
  private final List<DrawnRegion> regions = new ArrayList<>();
  private final Map<Integer, BackdropReview> stills = new HashMap<>();
  private final List<Confirmation> said = new ArrayList<>();
  private final FrameCover[] plan = new FrameCover[FRAMES];

  @BeforeEach
  void nobodyCovered() {
    cover(ALL, new FrameCover.Nothing());
    decided.put(CALDER, calder(Level.CLEAR, ""));
  }

  private void cover(FrameSpan frames, FrameCover cover) {
    for (int frame = frames.start(); frame < frames.endExclusive(); frame++) {
      plan[frame] = cover;
    }
  }

  private static FrameCover boxes(Box... boxes) {
    return new FrameCover.Boxes(List.of(boxes));
  }

  private static SegmentDecision calder(Level level, String ground) {
    return new SegmentDecision(
        level, ground, Optional.of("calder"), Looked.AT_ITS_ENDS, Optional.empty());
  }

  private static SegmentDecision covered(String ground) {
    return new SegmentDecision(Level.HEAD, ground, Optional.empty(), Looked.NOT, Optional.empty());
  }

  /** Somebody who stands there; not seen in these frames. */
  private void mover(SegmentId id, FrameSpan frames, Box figure, Box head, FrameSpan... guessed) {
    Trail.Builder trail = new Trail.Builder(frames.start());
    for (int i = 0; i < frames.length(); i++) {
      trail.add(figure, List.of(head));
    }
    tracks.add(
        new Track(
            id.track(),
            TrackKind.MOVER,
            List.of(new Segment(id, Set.of(), trail.build(), List.of(guessed), 0))));
  }

  private PresenceLedger ledger() {
    ScriptedAnalyst analyst =
        new ScriptedAnalyst(List.of(stretch(1, ALL, tracks, List.of(), List.of())), List.of());
    AnalyzeStep analyze =
        new AnalyzeStep(analyst, new AnalysisStore(folder, PartialFiles.FORGOTTEN), "test");
    AnalysisKey key = analyze.key("ab".repeat(32), Policy.HEADS);
    StoredAnalysis analysis =
        analyze
            .run(new ScriptedFootage(SIZE, FRAMES, (frame, picture) -> {}), key, 1, Progress.SILENT)
            .analysis();
    List<PlanDocument.Run> runs = new ArrayList<>();
    for (FrameCover cover : plan) {
      runs.add(new PlanDocument.Run(1, cover));
    }
    Decisions decisions =
        new Decisions("ab".repeat(32), analysis.digest(), decided, stills, List.of(), regions);
    return new PresenceStep()
        .run(
            CLIP,
            new TreeSet<>(PresenceStep.cleared(decisions)),
            analysis,
            decisions,
            new PlanDocument(SIZE.width(), SIZE.height(), 2, 2, "#000000", runs),
            said,
            Optional.empty());
  }

  private Lane lane() {
    return ledger().lane("calder").orElseThrow();
  }

  private void says(String id, FrameSpan frames, Whereabouts where, String what) {
    said.add(new Confirmation(id, "calder", "i1", frames, where, what, "p1"));
  }

  private static List<String> told(Lane lane) {
    return lane.runs().stream()
        .map(
            run ->
                "%d..%d %s"
                    .formatted(
                        run.frames().start(), run.frames().endExclusive(), run.where().code()))
        .toList();
  }

  @Test
  void whoIsSeenAndNotMaskedIsVisibleAndTheRestNobodyKnows() {
    mover(CALDER, new FrameSpan(10, 50), FIGURE, HEAD);
    assertThat(told(lane()))
        .containsExactly("0..10 unconfirmed", "10..50 visible", "50..60 unconfirmed");
    assertThat(lane().totals())
        .containsEntry(Whereabouts.VISIBLE, 40)
        .containsEntry(Whereabouts.UNCONFIRMED, 20)
        .containsEntry(Whereabouts.COVERED, 0);
  }

  @Test
  void whoIsInTheShapeOfSomebodyElseIsSeenThereIfAPersonSaysSoAndSomebodyIsShown() {
    mover(CALDER, new FrameSpan(20, 50), FIGURE, HEAD);
    cover(new FrameSpan(0, 50), boxes(new Box(200, 40, 240, 140)));
    decided.put(
        CALDER,
        new SegmentDecision(
            Level.CLEAR, "", Optional.of("amsel"), Looked.IN_EVERY_PICTURE, Optional.empty()));
    decided.put(STUDENT, calder(Level.CLEAR, ""));
    says("w1", ALL, Whereabouts.VISIBLE, "the monitor");
    assertThat(told(lane())).containsExactly("0..20 unconfirmed", "20..60 visible");
    decided.put(CALDER, covered(""));
    assertThat(told(lane())).containsExactly("0..50 unconfirmed", "50..60 visible");
  }

  @Test
  void halfOfTheHeadUnderMasksIsCoveredAndOnePixelLessIsNot() {
    mover(CALDER, ALL, FIGURE, HEAD);
    // the zone is 24 by 28; its upper edge of 6 pixels is no part of its middle's half
    Box half = new Box(108, 38, 120, 66);
    Box less = new Box(108, 38, 113, 66);
    cover(new FrameSpan(0, 30), boxes(half));
    cover(new FrameSpan(30, 60), boxes(less));
    assertThat(told(lane())).containsExactly("0..30 covered", "30..60 visible");
  }

  @Test
  void maskOverTheFaceAloneIsARedactionThoughItIsLessThanHalfOfTheZone() {
    mover(CALDER, ALL, FIGURE, HEAD);
    cover(new FrameSpan(20, 30), boxes(new Box(114, 42, 126, 54)));
    assertThat(told(lane())).containsExactly("0..20 visible", "20..30 covered", "30..60 visible");
  }

  @Test
  void twoMasksThatOverlapCountOnce() {
    mover(CALDER, ALL, FIGURE, HEAD);
    cover(
        ALL,
        boxes(new Box(108, 38, 112, 66), new Box(108, 38, 113, 66), new Box(107, 38, 112, 64)));
    assertThat(told(lane())).containsExactly("0..60 visible");
  }

  @Test
  void whoIsCoveredAllOverIsJudgedByTheUpperPartOfTheFigure() {
    mover(CALDER, ALL, FIGURE, FIGURE);
    cover(new FrameSpan(0, 10), boxes(new Box(100, 40, 140, 70)));
    cover(new FrameSpan(10, 20), boxes(new Box(100, 70, 140, 140)));
    assertThat(told(lane())).containsExactly("0..10 covered", "10..60 visible");
  }

  @Test
  void groundsAreThoseOfTheMasksThatCoverThem() {
    mover(CALDER, ALL, FIGURE, HEAD);
    mover(STUDENT, new FrameSpan(20, 40), FIGURE.move(4, 4), HEAD.move(2, 2));
    decided.put(STUDENT, covered("FERPA"));
    regions.add(
        new DrawnRegion(
            1, new FrameSpan(30, 35), List.of(new Keyframe(30, HEAD)), "plate", Optional.empty()));
    cover(new FrameSpan(20, 40), boxes(HEAD.move(2, 2)));
    cover(new FrameSpan(30, 35), boxes(HEAD.move(2, 2), HEAD));
    List<Run> covered =
        lane().runs().stream().filter(run -> run.where() == Whereabouts.COVERED).toList();
    assertThat(covered)
        .extracting(run -> run.grounds().toString())
        .containsExactly("[FERPA]", "[FERPA, plate]", "[FERPA]");
    assertThat(covered.get(1).masks()).containsExactly("region 1", "segment 2.1");
    assertThat(covered).noneMatch(Run::groundMissing);
    PresenceGate gate = PresenceGate.of(List.of(ledger()));
    assertThat(gate.covered()).hasSize(3);
    assertThat(gate.isOpen()).isTrue();
  }

  @Test
  void maskOfAStudentWhomNobodyGaveAGroundKeepsTheGateShut() {
    mover(CALDER, ALL, FIGURE, HEAD);
    mover(STUDENT, new FrameSpan(20, 40), FIGURE.move(4, 4), HEAD);
    cover(new FrameSpan(20, 40), boxes(HEAD));
    PresenceGate gate = PresenceGate.of(List.of(ledger()));
    assertThat(gate.isOpen()).isFalse();
    assertThat(gate.open())
        .singleElement()
        .isInstanceOfSatisfying(
            PresenceGate.Problem.GroundMissing.class,
            missing -> {
              assertThat(missing.spot().person()).isEqualTo("calder");
              assertThat(missing.spot().run().frames()).isEqualTo(new FrameSpan(20, 40));
            });
    says("w1", new FrameSpan(20, 40), Whereabouts.COVERED, "a student's head before his");
    assertThat(PresenceGate.of(List.of(ledger())).isOpen()).isTrue();
  }

  /** Every decision has a ground, and the plan has a mask more than they make. */
  @Test
  void planThatHidesTheDeputyWithoutADecisionIsCaught() {
    mover(CALDER, ALL, FIGURE, HEAD);
    mover(STUDENT, ALL, FIGURE.move(100, 0), HEAD.move(100, 0));
    decided.put(STUDENT, covered("FERPA"));
    cover(ALL, boxes(HEAD.move(100, 0)));
    assertThat(PresenceGate.of(List.of(ledger())).isOpen()).isTrue();
    cover(new FrameSpan(15, 45), boxes(HEAD.move(100, 0), HEAD));
    PresenceGate gate = PresenceGate.of(List.of(ledger()));
    assertThat(gate.open())
        .singleElement()
        .isInstanceOfSatisfying(
            PresenceGate.Problem.GroundMissing.class,
            missing -> {
              assertThat(missing.spot().run().frames()).isEqualTo(new FrameSpan(15, 45));
              assertThat(missing.spot().run().masks())
                  .containsExactly("a mask that nobody decided");
            });
  }

  /** A mask that is larger than the student's by what hides the deputy. */
  @Test
  void maskThatIsLargerThanItsDecisionIsCaught() {
    mover(CALDER, ALL, FIGURE, HEAD);
    mover(STUDENT, ALL, FIGURE.move(20, 0), HEAD.move(20, 0));
    decided.put(STUDENT, covered("FERPA"));
    cover(ALL, boxes(HEAD.move(20, 0).join(HEAD)));
    assertThat(lane().runs())
        .singleElement()
        .satisfies(
            run -> {
              assertThat(run.where()).isEqualTo(Whereabouts.COVERED);
              assertThat(run.groundMissing()).isTrue();
              assertThat(run.masks()).contains("a mask that nobody decided", "segment 2.1");
            });
  }

  @Test
  void pictureThatNobodyCouldJudgeIsAGroundOfItsOwn() {
    mover(CALDER, ALL, FIGURE, HEAD);
    cover(new FrameSpan(5, 6), new FrameCover.Whole(WholeReason.LIGHT_CHANGED));
    assertThat(lane().runs().get(1))
        .satisfies(
            run -> {
              assertThat(run.where()).isEqualTo(Whereabouts.COVERED);
              assertThat(run.grounds())
                  .containsExactly("nobody could judge the picture: light changed");
              assertThat(run.groundMissing()).isFalse();
            });
  }

  @Test
  void whoWasNotSeenIsBehindSomethingOnlyOnceAPersonSaysSo() {
    FrameSpan pole = new FrameSpan(20, 40);
    mover(CALDER, ALL, FIGURE, HEAD, pole);
    assertThat(told(lane()))
        .containsExactly("0..20 visible", "20..40 unconfirmed", "40..60 visible");
    says("w1", pole, Whereabouts.BEHIND_SCENE, "the lamp pole");
    assertThat(told(lane()))
        .containsExactly("0..20 visible", "20..40 behind-scene", "40..60 visible");
    assertThat(lane().runs().get(1).confirmed().orElseThrow().what()).isEqualTo("the lamp pole");
    says("w2", new FrameSpan(30, 40), Whereabouts.OUT_OF_PICTURE, "");
    assertThat(told(lane()))
        .containsExactly(
            "0..20 visible", "20..30 behind-scene", "30..40 out-of-picture", "40..60 visible");
  }

  /** Or a mask over the pole would be the pole's doing. */
  @Test
  void maskOverThePlaceWhereTheyAreBehindSomethingIsARedaction() {
    FrameSpan pole = new FrameSpan(20, 40);
    mover(CALDER, ALL, FIGURE, HEAD, pole);
    says("w1", pole, Whereabouts.BEHIND_SCENE, "the lamp pole");
    cover(new FrameSpan(25, 30), boxes(HEAD));
    assertThat(told(lane()))
        .containsExactly(
            "0..20 visible",
            "20..25 behind-scene",
            "25..30 covered",
            "30..40 behind-scene",
            "40..60 visible");
    assertThat(PresenceGate.of(List.of(ledger())).open()).hasSize(1);
    says("w2", pole, Whereabouts.OUT_OF_PICTURE, "");
    assertThat(told(lane())).contains("20..40 out-of-picture");
  }

  @Test
  void confirmationThatThePicturesContradictCountsForNothingAndIsTold() {
    mover(CALDER, new FrameSpan(10, 60), FIGURE, HEAD);
    says("w1", new FrameSpan(0, 20), Whereabouts.OUT_OF_PICTURE, "");
    assertThat(told(lane())).containsExactly("0..10 out-of-picture", "10..60 visible");
    assertThat(PresenceGate.of(List.of(ledger())).open())
        .singleElement()
        .isInstanceOf(PresenceGate.Problem.Contradicted.class);
  }

  @Test
  void clearanceThatTookNoEffectIsCoveredWithoutAGround() {
    mover(CALDER, new FrameSpan(0, 30), FIGURE, HEAD);
    SegmentId later = new SegmentId(3, 1);
    mover(later, new FrameSpan(30, 60), FIGURE, HEAD);
    decided.put(later, calder(Level.HEAD, ""));
    cover(new FrameSpan(30, 60), boxes(HEAD));
    assertThat(told(lane())).containsExactly("0..30 visible", "30..60 covered");
    assertThat(PresenceGate.of(List.of(ledger())).isOpen()).isFalse();
  }

  @Test
  void whoIsNotClearedAnywhereHasNoLane() {
    mover(CALDER, ALL, FIGURE, HEAD);
    decided.put(CALDER, calder(Level.FIGURE, "FERPA"));
    assertThat(ledger().people()).isEmpty();
  }

  @Test
  void visibleMeansInEveryFrame() {
    mover(CALDER, ALL, FIGURE, HEAD, new FrameSpan(30, 31));
    assertThat(lane().visible(new FrameSpan(0, 30))).isTrue();
    assertThat(lane().visible(new FrameSpan(29, 32))).isFalse();
    assertThat(lane().visible(new FrameSpan(31, 60))).isTrue();
  }

  @Test
  void everyFrameIsThereOnceWhateverIsDecided() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 20; i++) {
      tracks.clear();
      said.clear();
      for (int track = 1; track <= 3; track++) {
        SegmentId id = new SegmentId(track, 1);
        int from = random.nextInt(FRAMES - 2);
        int to = random.nextInt(from + 1, FRAMES);
        FrameSpan gap = new FrameSpan(from, random.nextInt(from + 1, to + 1));
        mover(id, new FrameSpan(from, to), FIGURE.move(random.nextInt(30), 0), HEAD, gap);
        decided.put(id, calder(random.nextBoolean() ? Level.CLEAR : Level.HEAD, ""));
      }
      decided.put(CALDER, calder(Level.CLEAR, ""));
      for (int frame = 0; frame < FRAMES; frame++) {
        plan[frame] =
            switch (random.nextInt(3)) {
              case 0 -> new FrameCover.Nothing();
              case 1 -> new FrameCover.Whole(WholeReason.NO_BACKDROP);
              default -> boxes(HEAD.move(random.nextInt(-20, 20), random.nextInt(-20, 20)));
            };
      }
      says(
          "w1",
          new FrameSpan(3, 1 + random.nextInt(3, FRAMES)),
          Whereabouts.BEHIND_SCENE,
          "a tree");
      int frames = lane().totals().values().stream().mapToInt(Integer::intValue).sum();
      assertThat(frames).as("seed %d", seed).isEqualTo(FRAMES);
    }
  }

  /** To ask the clocks takes seconds, and a long clip has hundreds of runs. */
  @Test
  void clocksAreAskedOnceForEachClipHoweverManyRunsItHas() {
    List<PresenceLedger> asked = new ArrayList<>();
    PresenceLedger ledger = ledger();
    PresenceDocument document =
        new PresenceDocument(
            List.of(ledger),
            one -> {
              asked.add(one);
              return FrameStamps.UNKNOWN;
            });
    assertThat(ledger.people().stream().mapToInt(lane -> lane.runs().size()).sum()).isPositive();
    assertThat(document.csv()).isNotEmpty();
    assertThat(document.json()).isNotNull();
    assertThat(asked).containsExactly(ledger);
  }
}
