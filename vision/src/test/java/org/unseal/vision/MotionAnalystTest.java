package org.unseal.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.unseal.engine.port.AnalysisSink.Backdrop;
import org.unseal.engine.port.Progress;
import org.unseal.model.picture.Box;
import org.unseal.model.plan.WholeReason;
import org.unseal.model.recording.Damage;
import org.unseal.model.recording.Finding;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Policy;
import org.unseal.model.track.Risk;
import org.unseal.model.track.Track;
import org.unseal.model.track.TrackKind;
import org.unseal.model.track.WholeCover;
import org.unseal.testkit.footage.ScriptedFootage;
import org.unseal.testkit.footage.ScriptedPicture;
import org.unseal.vision.cells.CellGrid;
import org.unseal.vision.detect.FaceDetector;
import org.unseal.vision.parallel.Workers;

final class MotionAnalystTest {
  private static final int HEIGHT = 90;
  private final Yard yard = new Yard(1);

  /** Somebody who crosses the yard again and again, two pixels a frame. */
  private static int walker(int frame) {
    return Math.floorMod(frame * 2, 400) - 40;
  }

  private ScriptedFootage walk(int frames) {
    return new ScriptedFootage(
        Yard.SIZE,
        frames,
        (frame, picture) -> {
          yard.ground(picture, 0, 100);
          Yard.person(picture, walker(frame), 200, HEIGHT, 60);
        });
  }

  private static void assertHeadCovered(RecordedAnalysis analysis, int frame, int x, int foot) {
    Box head = Yard.head(x, foot, HEIGHT);
    if (head.clip(Yard.SIZE).isPresent()) {
      assertThat(analysis.covered(frame, head)).as("head in frame %d", frame).isEqualTo(100);
    }
  }

  @Test
  void headOfWhoWalksIsCoveredInEveryFrame() {
    RecordedAnalysis analysis = RecordedAnalysis.of(walk(300), Policy.HEADS, 2);
    assertThat(analysis.frames).isEqualTo(300);
    for (int frame = 0; frame < 300; frame++) {
      assertHeadCovered(analysis, frame, walker(frame), 200);
    }
  }

  @Test
  void legsOfOneUprightPersonStayVisible() {
    RecordedAnalysis analysis = RecordedAnalysis.of(walk(300), Policy.HEADS, 2);
    int frame = 90; // well inside the picture
    int x = walker(frame);
    assertThat(analysis.covered(frame, new Box(x - 8, 170, x + 8, 195))).isZero();
  }

  @Test
  void policyMovingCoversAllOfWhoMoves() {
    RecordedAnalysis analysis = RecordedAnalysis.of(walk(200), Policy.MOVING, 2);
    for (int frame = 30; frame < 150; frame++) {
      int x = walker(frame);
      assertThat(analysis.covered(frame, new Box(x - 11, 110, x + 11, 200))).isEqualTo(100);
    }
  }

  @Test
  void whatStandsStillIsNotCovered() {
    RecordedAnalysis analysis = RecordedAnalysis.of(walk(300), Policy.HEADS, 2);
    for (int frame = 0; frame < 300; frame++) {
      assertThat(analysis.covered(frame, new Box(0, 0, 320, 80))).isZero();
    }
    assertThat(analysis.wholes()).isEmpty();
  }

  @Test
  void whoStandsForMostOfTheTimeIsNoBackdrop() {
    ScriptedFootage footage =
        new ScriptedFootage(
            Yard.SIZE,
            300,
            (frame, picture) -> {
              yard.ground(picture, 0, 100);
              if (frame < 210) {
                Yard.person(picture, 160, 200, HEIGHT, 60);
              }
            });
    RecordedAnalysis analysis = RecordedAnalysis.of(footage, Policy.HEADS, 2);
    for (int frame = 0; frame < 210; frame++) {
      assertHeadCovered(analysis, frame, 160, 200);
    }
    assertThat(analysis.covered(280, Yard.head(160, 200, HEIGHT))).isZero();
    List<Backdrop> stills = analysis.stretches.getFirst().backdrops();
    assertThat(stills).hasSize(2);
    assertThat(stills.getFirst().unsure())
        .anyMatch(box -> box.contains(new Box(155, 130, 165, 190)));
  }

  @Test
  void jumpOfTheExposureMovesNothing() {
    ScriptedFootage footage =
        new ScriptedFootage(
            Yard.SIZE, 160, (frame, picture) -> yard.ground(picture, 0, frame < 80 ? 100 : 130));
    RecordedAnalysis analysis = RecordedAnalysis.of(footage, Policy.HEADS, 2);
    assertThat(analysis.tracks()).isEmpty();
    assertThat(analysis.wholes()).isEmpty();
  }

  @Test
  void strobeMovesNothing() {
    ScriptedFootage footage =
        new ScriptedFootage(
            Yard.SIZE,
            160,
            (frame, picture) -> yard.ground(picture, 0, frame % 25 == 3 ? 160 : 100));
    RecordedAnalysis analysis = RecordedAnalysis.of(footage, Policy.HEADS, 2);
    assertThat(analysis.tracks()).isEmpty();
    assertThat(analysis.wholes()).isEmpty();
  }

  @Test
  void walkerIsCoveredWhileTheLightJumps() {
    ScriptedFootage footage =
        new ScriptedFootage(
            Yard.SIZE,
            200,
            (frame, picture) -> {
              yard.ground(picture, 0, frame % 40 < 20 ? 100 : 75);
              Yard.person(picture, walker(frame), 200, HEIGHT, 60);
            });
    RecordedAnalysis analysis = RecordedAnalysis.of(footage, Policy.HEADS, 2);
    for (int frame = 0; frame < 200; frame++) {
      assertHeadCovered(analysis, frame, walker(frame), 200);
    }
  }

  @Test
  void noiseMovesNothing() {
    ScriptedFootage footage =
        new ScriptedFootage(
            Yard.SIZE,
            120,
            (frame, picture) -> {
              yard.ground(picture, 0, 100);
              Yard.noise(picture, frame, 14);
            });
    RecordedAnalysis analysis = RecordedAnalysis.of(footage, Policy.HEADS, 2);
    assertThat(analysis.tracks()).isEmpty();
  }

  @Test
  void whoWalksBehindAPoleStaysOneTrack() {
    RecordedAnalysis analysis =
        RecordedAnalysis.of(behind(new Box(150, 0, 158, 240)), Policy.HEADS, 2);
    assertThat(analysis.tracks()).hasSize(1);
  }

  @Test
  void whoIsHiddenForThreeSecondsStaysOneTrack() {
    RecordedAnalysis analysis =
        RecordedAnalysis.of(behind(new Box(100, 0, 210, 240)), Policy.HEADS, 2);
    assertThat(analysis.tracks()).hasSize(1);
    Track track = analysis.tracks().getFirst();
    assertThat(track.segments().size()).isGreaterThan(1);
    assertThat(track.segments())
        .anySatisfy(
            segment -> assertThat(segment.risks()).contains(Risk.OUT_OF_SIGHT, Risk.BRIDGED));
    assertThat(track.segments()).anySatisfy(segment -> assertThat(segment.bridged()).isNotEmpty());
  }

  private ScriptedFootage behind(Box obstacle) {
    return new ScriptedFootage(
        Yard.SIZE,
        260,
        (frame, picture) -> {
          yard.ground(picture, 0, 100);
          Yard.person(picture, 20 + frame, 200, HEIGHT, 60);
          Yard.paint(picture, obstacle, 190, 128, 128);
        });
  }

  @Test
  void twoPeopleOneAboveTheOtherAreCoveredWhole() {
    RecordedAnalysis analysis = RecordedAnalysis.of(crossing(0), Policy.HEADS, 2);
    for (int frame = 0; frame < 240; frame++) {
      assertHeadCovered(analysis, frame, 20 + frame, 200);
      assertHeadCovered(analysis, frame, 280 - frame, 180);
    }
  }

  @Test
  void whoeverIsInAMergedShapeCoversAllOfIt() {
    RecordedAnalysis analysis = RecordedAnalysis.of(crossing(0), Policy.HEADS, 2);
    int frame = 130; // both at x = 150
    List<Track> there =
        analysis.tracks().stream()
            .filter(track -> track.segments().stream().anyMatch(s -> s.frames().contains(frame)))
            .toList();
    assertThat(there).hasSize(2);
    for (Track track : there) {
      List<Box> covers = RecordedAnalysis.covers(track, frame);
      assertThat(RecordedAnalysis.share(covers, Yard.head(150, 200, HEIGHT))).isEqualTo(100);
      assertThat(RecordedAnalysis.share(covers, Yard.head(150, 180, HEIGHT))).isEqualTo(100);
    }
  }

  /** Two people who meet in frame 130 and walk on. */
  private ScriptedFootage crossing(int view) {
    return new ScriptedFootage(
        Yard.SIZE,
        240,
        (frame, picture) -> {
          yard.ground(picture, view, 100);
          Yard.person(picture, 280 - frame, 180, HEIGHT, 60);
          Yard.person(picture, 20 + frame, 200, HEIGHT, 200);
        });
  }

  @Test
  void numberOfThreadsChangesNothing() {
    String one = RecordedAnalysis.of(crossing(0), Policy.HEADS, 1).facts();
    assertThat(RecordedAnalysis.of(crossing(0), Policy.HEADS, 4).facts()).isEqualTo(one);
    assertThat(RecordedAnalysis.of(crossing(0), Policy.HEADS, 4).facts()).isEqualTo(one);
  }

  @Test
  void damagedFramesAreCoveredWhole() {
    ScriptedFootage footage =
        walk(200).damage(50, Damage.DECODE_ERROR).damage(51, Damage.NO_PICTURE);
    RecordedAnalysis analysis = RecordedAnalysis.of(footage, Policy.HEADS, 2);
    assertThat(analysis.wholes())
        .containsExactly(new WholeCover(new FrameSpan(50, 52), WholeReason.STREAM_DAMAGED));
  }

  @Test
  void everyFrameAndStreamIsClosed() {
    ScriptedFootage footage = walk(150);
    RecordedAnalysis.of(footage, Policy.HEADS, 3);
    assertThat(footage.open()).isZero();
  }

  @Test
  void onePictureAloneIsCoveredWhole() {
    RecordedAnalysis analysis = RecordedAnalysis.of(walk(1), Policy.AUTO, 1);
    assertThat(analysis.wholes())
        .containsExactly(new WholeCover(new FrameSpan(0, 1), WholeReason.NO_BACKDROP));
  }

  @Test
  void recordingWithoutFramesHasNoStretches() {
    RecordedAnalysis analysis = RecordedAnalysis.of(walk(0), Policy.AUTO, 1);
    assertThat(analysis.stretches).isEmpty();
    assertThat(analysis.frames).isZero();
  }

  @Test
  void hardCutBeginsANewStretch() {
    Yard other = new Yard(2);
    ScriptedFootage footage =
        new ScriptedFootage(
            Yard.SIZE,
            300,
            (frame, picture) -> (frame < 140 ? yard : other).ground(picture, 0, 100));
    RecordedAnalysis analysis = RecordedAnalysis.of(footage, Policy.HEADS, 2);
    assertThat(analysis.stretches).hasSize(2);
    FrameSpan first = analysis.stretches.getFirst().stretch().frames();
    assertThat(first.endExclusive()).isBetween(140, 145);
    assertThat(analysis.stretches.get(1).stretch().frames())
        .isEqualTo(new FrameSpan(first.endExclusive(), 300));
    for (int frame = 140; frame < first.endExclusive(); frame++) {
      assertThat(analysis.covered(frame, Yard.SIZE.box()) > 90 || covered(analysis, frame))
          .isTrue();
    }
  }

  private static boolean covered(RecordedAnalysis analysis, int frame) {
    return analysis.wholes().stream().anyMatch(whole -> whole.frames().contains(frame));
  }

  @Test
  void shakeOfTheCameraIsCoveredWholeAndEndsNothing() {
    ScriptedFootage footage =
        new ScriptedFootage(
            Yard.SIZE,
            300,
            (frame, picture) -> yard.ground(picture, frame >= 150 && frame < 153 ? 7 : 0, 100));
    RecordedAnalysis analysis = RecordedAnalysis.of(footage, Policy.HEADS, 2);
    assertThat(analysis.stretches).hasSize(1);
    for (int frame = 150; frame < 153; frame++) {
      assertThat(covered(analysis, frame)).as("frame %d", frame).isTrue();
    }
    assertThat(covered(analysis, 100)).isFalse();
  }

  @Test
  void movingCameraWithoutDetectorIsCoveredWhole() {
    ScriptedFootage footage =
        new ScriptedFootage(
            Yard.SIZE, 200, (frame, picture) -> yard.ground(picture, 3 * frame, 100));
    RecordedAnalysis analysis = RecordedAnalysis.of(footage, Policy.AUTO, 2);
    assertThat(analysis.stretches.getFirst().stretch().stationary()).isFalse();
    for (int frame = 0; frame < 200; frame++) {
      assertThat(covered(analysis, frame)).isTrue();
    }
  }

  @Test
  void longRecordingIsJudgedLikeAShortOne() {
    ScriptedFootage footage = walk(2000);
    RecordedAnalysis analysis = new RecordedAnalysis();
    CellGrid grid = CellGrid.of(Yard.SIZE);
    try (Workers workers = new Workers(2);
        StretchDesk desk =
            new StretchDesk(grid, Policy.HEADS, List.of(), analysis, Progress.SILENT, workers)) {
      desk.end(new LongRun(footage, grid, workers, desk, Progress.SILENT).run());
    }
    assertThat(analysis.frames).isEqualTo(2000);
    assertThat(analysis.stretches.getLast().stretch().frames().endExclusive()).isEqualTo(2000);
    assertThat(analysis.wholes()).isEmpty();
    for (int frame = 0; frame < 2000; frame += 3) {
      assertHeadCovered(analysis, frame, walker(frame), 200);
    }
    assertThat(footage.open()).isZero();
  }

  @Test
  void backdropThatNobodySearchedIsSaid() {
    RecordedAnalysis heads = RecordedAnalysis.of(walk(150), Policy.HEADS, 2);
    assertThat(heads.findings).extracting(Finding::code).containsExactly("BACKDROP_NOT_SEARCHED");
    RecordedAnalysis moving = RecordedAnalysis.of(walk(150), Policy.MOVING, 2);
    assertThat(moving.findings).isEmpty();
  }

  @Test
  void faceInTheBackdropIsCoveredThroughout() {
    Box face = new Box(40, 60, 52, 76);
    ScriptedDetector detector = ScriptedDetector.of(face);
    RecordedAnalysis analysis = RecordedAnalysis.of(walk(150), Policy.HEADS, 2, detector.source());
    for (int frame = 0; frame < 150; frame++) {
      assertThat(analysis.covered(frame, face)).isEqualTo(100);
    }
    assertThat(detector.closed()).isTrue();
  }

  /** Somebody in a light coat stands there from frame 90 to 210; the rest of the time nobody. */
  private ScriptedFootage visitor() {
    return new ScriptedFootage(
        Yard.SIZE,
        300,
        (frame, picture) -> {
          yard.ground(picture, 0, 100);
          if (frame >= 90 && frame < 210) {
            Yard.person(picture, 160, 200, HEIGHT, 200);
          }
        });
  }

  /** Sees a face wherever the picture is as bright as the visitor's head. */
  private static ScriptedDetector brightHead(Box head) {
    return new ScriptedDetector(
        (picture, region, _) ->
            region.contains(head)
                    && (picture
                                .plane(0)
                                .get(
                                    (head.top() + 3) * picture.stride(0)
                                        + (head.left() + head.right()) / 2)
                            & 0xFF)
                        > 165
                ? List.of(new FaceDetector.Face(head, 800))
                : List.of());
  }

  @Test
  void faceOfTheOtherStateIsCoveredWhileThatStateShows() {
    Box head = Yard.head(160, 200, HEIGHT);
    RecordedAnalysis analysis =
        RecordedAnalysis.of(visitor(), Policy.HEADS, 2, brightHead(head).source());
    List<Track> faces =
        analysis.tracks().stream().filter(track -> track.kind() == TrackKind.STILL_FACE).toList();
    assertThat(faces).hasSize(1);
    for (int frame = 90; frame < 210; frame++) {
      assertThat(RecordedAnalysis.share(RecordedAnalysis.covers(faces.getFirst(), frame), head))
          .as("frame %d", frame)
          .isEqualTo(100);
    }
  }

  @Test
  void faceOfTheOtherStateIsNotCoveredWhileTheBackdropShows() {
    Box head = Yard.head(160, 200, HEIGHT);
    RecordedAnalysis analysis =
        RecordedAnalysis.of(visitor(), Policy.HEADS, 2, brightHead(head).source());
    assertThat(analysis.covered(10, head)).isZero();
    assertThat(analysis.covered(280, head)).isZero();
  }

  @Test
  void faceOfTheOtherStateIsCoveredWhereNothingCanBeTold() {
    Box head = Yard.head(160, 200, HEIGHT);
    ScriptedFootage dark =
        new ScriptedFootage(
            Yard.SIZE,
            300,
            (frame, picture) -> {
              yard.ground(picture, frame >= 250 && frame < 255 ? 37 : 0, 100);
              if (frame >= 90 && frame < 210) {
                Yard.person(picture, 160, 200, HEIGHT, 200);
              }
            });
    RecordedAnalysis analysis =
        RecordedAnalysis.of(dark, Policy.HEADS, 2, brightHead(head).source());
    Track face =
        analysis.tracks().stream()
            .filter(track -> track.kind() == TrackKind.STILL_FACE)
            .findFirst()
            .orElseThrow();
    assertThat(RecordedAnalysis.covers(face, 252)).isNotEmpty();
  }

  @Test
  void faceOutsideTheHeadZoneCoversAllOfWhoHasIt() {
    ScriptedDetector detector = ScriptedDetector.of(new Box(155, 160, 165, 172));
    RecordedAnalysis analysis = RecordedAnalysis.of(walk(300), Policy.HEADS, 2, detector.source());
    int x = walker(110);
    assertThat(analysis.covered(110, new Box(x - 8, 170, x + 8, 195))).isEqualTo(100);
  }

  @Test
  void backdropShowsTheGroundWithoutTheWalker() {
    RecordedAnalysis analysis = RecordedAnalysis.of(walk(200), Policy.MOVING, 2);
    Backdrop still = analysis.stretches.getFirst().backdrops().getFirst();
    ScriptedPicture empty = new ScriptedPicture(Yard.SIZE, false);
    yard.ground(empty, 0, 100);
    for (int y = 100; y < 210; y += 7) {
      for (int x = 5; x < 320; x += 7) {
        int green = still.rgb().get((y * 320 + x) * 3 + 1) & 0xFF;
        int luma = (empty.plane(0).get(y * empty.stride(0) + x) & 0xFF) - 16;
        assertThat(green).isCloseTo(luma * 255 / 219, org.assertj.core.data.Offset.offset(3));
      }
    }
  }

  @Test
  void detectorIsNotClosedWhileTheBackdropIsSearched() {
    RestlessLook look = new RestlessLook();
    ScriptedDetector detector = new ScriptedDetector(look);
    assertThatThrownBy(() -> RecordedAnalysis.of(walk(300), Policy.HEADS, 2, detector.source()))
        .hasMessage("the mover's look failed");
    assertThat(detector.closed()).isTrue();
    assertThat(look.outlived()).isFalse();
  }
}
