package org.unseal.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.unseal.engine.analysis.StoredAnalysis.StoredStretch;
import org.unseal.engine.port.PictureAuditor;
import org.unseal.model.decision.Decisions;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.plan.WholeReason;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Policy;
import org.unseal.model.track.SegmentId;
import org.unseal.model.track.Stretch;
import org.unseal.model.track.Track;
import org.unseal.model.track.TrackKind;
import org.unseal.model.track.WholeCover;
import org.unseal.testkit.engine.Findings;

class SamplerTest {
  private static final FrameSpan ALL = new FrameSpan(0, Integer.MAX_VALUE);

  private static final PictureSize SIZE = new PictureSize(640, 480);
  private static final Decisions NONE = new Decisions("", "", Map.of(), Map.of());

  private static StoredStretch stretch(boolean stationary, int frames, Track... tracks) {
    return new StoredStretch(
        new Stretch(1, new FrameSpan(0, frames), stationary, Policy.HEADS),
        List.of(tracks),
        List.of(new WholeCover(new FrameSpan(75, 80), WholeReason.LIGHT_CHANGED)),
        List.of());
  }

  private static Track walker() {
    return Findings.track(
        TrackKind.MOVER,
        Findings.segment(1, 1, new FrameSpan(33, 62), new Box(100, 100, 140, 220), 1, 0));
  }

  private static List<PlannedFrame> planned(
      AuditMode mode, Decisions decisions, StoredStretch stretch) {
    Sampler sampler = new Sampler(mode, SIZE, decisions, ALL);
    sampler.stretch(stretch);
    return sampler.sample().frames();
  }

  @Test
  void aTrackIsLookedAtFirstInTheMiddleLastAndEveryTenthFrame() {
    List<PlannedFrame> planned = planned(AuditMode.SAMPLE, NONE, stretch(false, 100, walker()));
    assertThat(
            planned.stream()
                .filter(frame -> frame.places().stream().anyMatch(PlannedFrame.Place::due))
                .map(PlannedFrame::frame))
        .containsExactly(33, 40, 47, 50, 60, 61);
  }

  @Test
  void everyTwentyFifthFrameIsLookedAtWhole() {
    List<PlannedFrame> planned = planned(AuditMode.SAMPLE, NONE, stretch(false, 100, walker()));
    assertThat(planned.stream().filter(PlannedFrame::whole).map(PlannedFrame::frame))
        .containsExactly(0, 25, 50, 75);
  }

  @Test
  void aFrameThatIsCoveredWholeIsOnlyLookedAtForItsFill() {
    List<PlannedFrame> planned = planned(AuditMode.FULL, NONE, stretch(true, 100, walker()));
    PlannedFrame covered =
        planned.stream().filter(frame -> frame.frame() == 77).findFirst().orElseThrow();
    assertThat(covered.regions()).isEmpty();
    assertThat(covered.movement()).isFalse();
  }

  @Test
  void aFullAuditLooksAtEveryFrameAndKnowsWhichASampleHas() {
    List<PlannedFrame> planned = planned(AuditMode.FULL, NONE, stretch(false, 100, walker()));
    assertThat(planned).hasSize(100);
    assertThat(planned.stream().filter(PlannedFrame::sampled).map(PlannedFrame::frame))
        .containsExactly(0, 25, 33, 40, 47, 50, 60, 61, 75);
  }

  @Test
  void movementIsJudgedInPairsAndNeverWhereTheCameraMoves() {
    List<Integer> frames =
        planned(AuditMode.SAMPLE, NONE, stretch(true, 1000, walker())).stream()
            .filter(PlannedFrame::movement)
            .map(PlannedFrame::frame)
            .toList();
    assertThat(frames).contains(0, 3, 20, 23, 980, 983).hasSizeGreaterThan(95);
    assertThat(
            planned(AuditMode.SAMPLE, NONE, stretch(false, 1000, walker())).stream()
                .filter(PlannedFrame::movement))
        .isEmpty();
  }

  @Test
  void aClearedSegmentIsMarkedAndItsTrackIsNotCovered() {
    Decisions cleared =
        new Decisions(
            "",
            "",
            Map.of(new SegmentId(1, 1), new Decisions.SegmentDecision(true, "staff")),
            Map.of());
    Sampler sampler = new Sampler(AuditMode.SAMPLE, SIZE, cleared, ALL);
    sampler.stretch(stretch(false, 100, walker()));
    assertThat(sampler.sample().tracks()).noneMatch(SampledTrack::covered);
    assertThat(sampler.sample().frames())
        .flatMap(PlannedFrame::places)
        .isNotEmpty()
        .allMatch(PlannedFrame.Place::cleared);
  }

  @Test
  void theMiddleOfEveryTrackComesFirstAndAnyBeginningOfTheOrderLiesAllOverTheRecording() {
    List<Track> walkers = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      walkers.add(
          Findings.track(
              TrackKind.MOVER,
              Findings.segment(
                  i + 1,
                  1,
                  new FrameSpan(100 * i + 31, 100 * i + 64),
                  new Box(9, 9, 40, 99),
                  1,
                  0)));
    }
    List<PlannedFrame> planned =
        planned(AuditMode.SAMPLE, NONE, stretch(false, 3200, walkers.toArray(Track[]::new)));
    TreeMap<Integer, Integer> byRank = new TreeMap<>();
    for (PlannedFrame frame : planned) {
      frame.regions().forEach(region -> byRank.put(region.rank(), frame.frame()));
    }
    List<Integer> first = byRank.values().stream().limit(42).toList();
    for (int i = 0; i < 32; i++) {
      int middle = 100 * i + 47;
      assertThat(first).as("track %d", i).anyMatch(frame -> Math.abs(frame - middle) <= 3);
    }
    List<Integer> few = first.subList(0, 10);
    for (int quarter = 0; quarter < 4; quarter++) {
      int from = 800 * quarter;
      assertThat(few).anyMatch(frame -> frame >= from && frame < from + 800);
    }
    List<Integer> wholes =
        planned.stream()
            .flatMap(frame -> frame.regions().stream())
            .filter(region -> region.box().equals(SIZE.box()))
            .map(PictureAuditor.Region::rank)
            .toList();
    assertThat(wholes.stream().filter(rank -> rank < 42)).hasSizeBetween(9, 11);
  }
}
