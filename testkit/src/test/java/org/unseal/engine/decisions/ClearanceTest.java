package org.unseal.engine.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unseal.testkit.engine.Findings.segment;
import static org.unseal.testkit.engine.Findings.stretch;
import static org.unseal.testkit.engine.Findings.track;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unseal.engine.analysis.AnalysisStore;
import org.unseal.engine.analysis.AnalyzeStep;
import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.engine.decisions.Clearance.Reason;
import org.unseal.engine.decisions.Clearance.Unconfirmed;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.port.Progress;
import org.unseal.model.decision.Decisions;
import org.unseal.model.decision.Decisions.SegmentDecision;
import org.unseal.model.decision.Level;
import org.unseal.model.decision.Looked;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Policy;
import org.unseal.model.track.Risk;
import org.unseal.model.track.Segment;
import org.unseal.model.track.SegmentId;
import org.unseal.model.track.Track;
import org.unseal.model.track.TrackKind;
import org.unseal.testkit.engine.ScriptedAnalyst;
import org.unseal.testkit.footage.ScriptedFootage;

class ClearanceTest {
  private static final PictureSize SIZE = new PictureSize(101, 75);
  private static final Box BOX = new Box(8, 8, 24, 30);

  @TempDir Path folder;
  private AnalysisStore store = new AnalysisStore(Path.of(""), PartialFiles.FORGOTTEN);

  @BeforeEach
  void store() {
    store = new AnalysisStore(folder.resolve("analyses"), PartialFiles.FORGOTTEN);
  }

  private static Segment part(int number, Risk... risks) {
    return segment(1, number, new FrameSpan(10 * number - 10, 10 * number), BOX, 0, 0, risks);
  }

  private StoredAnalysis analysis(Track track) {
    int frames = track.segments().getLast().frames().endExclusive();
    AnalyzeStep step =
        new AnalyzeStep(
            new ScriptedAnalyst(
                List.of(stretch(1, new FrameSpan(0, frames), List.of(track), List.of(), List.of())),
                List.of()),
            store,
            "0");
    return step.run(
            new ScriptedFootage(SIZE, 1, (frame, picture) -> {}),
            step.key("00", Policy.HEADS),
            1,
            Progress.SILENT)
        .analysis();
  }

  /** Everything of the track cleared, confirmed or not. */
  private List<Unconfirmed> cleared(boolean confirmed, Segment... segments) {
    return cleared(confirmed ? Looked.AT_ITS_ENDS : Looked.NOT, segments);
  }

  private List<Unconfirmed> cleared(Looked looked, Segment... segments) {
    Track track = track(TrackKind.MOVER, segments);
    Map<SegmentId, SegmentDecision> decided = new HashMap<>();
    for (Segment each : segments) {
      decided.put(
          each.id(),
          new SegmentDecision(Level.CLEAR, "", Optional.empty(), looked, Optional.empty()));
    }
    Clearance clearance = Clearance.of(analysis(track), new Decisions("", "", decided, Map.of()));
    for (Unconfirmed one : clearance.unconfirmed()) {
      SegmentDecision now = clearance.decisions().segments().get(one.segment());
      assertThat(now).isNotNull().matches(decision -> decision.level() == Level.HEAD);
    }
    return clearance.unconfirmed();
  }

  @Test
  void segmentThatMeetsNobodyNeedsNoConfirmation() {
    assertThat(cleared(false, part(1, Risk.APPEARS, Risk.LOW_CONFIDENCE))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Risk.class,
      names = {"CROSSING", "OUT_OF_SIGHT", "PICTURE_EDGE", "NO_CLEAR_HEAD", "BRIDGED"})
  void everyPointOfRiskNeedsIt(Risk risk) {
    assertThat(cleared(false, part(1, risk)))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.reason()).isEqualTo(Reason.NOT_CONFIRMED);
              assertThat(one.risks()).containsExactly(risk);
            });
    assertThat(cleared(true, part(1, risk))).isEmpty();
  }

  /** Its ends say who went in, not who else did. */
  @ParameterizedTest
  @EnumSource(
      value = Risk.class,
      names = {"MERGED", "UNSTEADY"})
  void whatMayChangeBetweenItsEndsIsLookedThrough(Risk risk) {
    Segment between = part(2, Risk.CROSSING, risk);
    for (Looked looked : List.of(Looked.NOT, Looked.AT_ITS_ENDS)) {
      assertThat(cleared(looked, part(1), between, part(3, Risk.CROSSING)))
          .filteredOn(one -> one.segment().equals(between.id()))
          .singleElement()
          .satisfies(one -> assertThat(one.reason()).isEqualTo(Reason.NOT_LOOKED_THROUGH));
    }
    assertThat(cleared(Looked.IN_EVERY_PICTURE, part(1), between, part(3))).isEmpty();
  }

  @Test
  void segmentThatEndsWhereTheNextBeginsAtAPointOfRiskNeedsItToo() {
    assertThat(cleared(false, part(1, Risk.APPEARS), part(2, Risk.OUT_OF_SIGHT)))
        .extracting(Unconfirmed::segment)
        .containsExactly(new SegmentId(1, 1), new SegmentId(1, 2));
    assertThat(cleared(true, part(1, Risk.APPEARS), part(2, Risk.OUT_OF_SIGHT))).isEmpty();
  }

  @Test
  void cutThatNobodySaidTheReasonOfIsAPointOfRisk() {
    assertThat(cleared(false, part(1), part(2))).hasSize(2);
  }

  /** Who is with others can't be compared: the nearest pictures of somebody alone are. */
  @Test
  void bordersAreTheNearestPicturesOfSomebodyAlone() {
    Track track =
        track(
            TrackKind.MOVER,
            part(1, Risk.APPEARS),
            part(2, Risk.MERGED),
            part(3, Risk.CROSSING),
            part(4, Risk.UNSTEADY),
            part(5, Risk.CROSSING));
    Segment middle = track.segments().get(2);
    assertThat(Borders.before(track, middle).map(Borders.Border::frame)).contains(9);
    assertThat(Borders.after(track, middle).map(Borders.Border::frame)).contains(40);
    assertThat(Borders.before(track, track.segments().getFirst())).isEmpty();
    assertThat(Borders.after(track, track.segments().getLast())).isEmpty();
  }
}
