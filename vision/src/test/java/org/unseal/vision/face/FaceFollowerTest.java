package org.unseal.vision.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Risk;
import org.unseal.model.track.Segment;
import org.unseal.model.track.Track;
import org.unseal.vision.detect.FaceDetector.Face;

class FaceFollowerTest {
  private static final PictureSize SIZE = new PictureSize(640, 360);
  private static final long FRAME = 100_000; // ten frames a second

  private static final FollowSettings SETTINGS = FollowSettings.of(0.2);

  private static Face face(int left, int top, int score) {
    return new Face(Box.ofSize(left, top, 20, 24), score);
  }

  /** Follows through so many frames, from frame 50 on; null stands for a frame without a look. */
  private static List<Track> follow(int frames, IntFunction<List<Face>> found) {
    FaceFollower follower = new FaceFollower(SETTINGS, SIZE);
    for (int i = 0; i < frames; i++) {
      List<Face> faces = found.apply(i);
      if (faces.isEmpty() && i % 7 == 6) {
        follower.passed(50 + i, i * FRAME);
      } else {
        follower.looked(50 + i, i * FRAME, faces);
      }
    }
    return follower.finish(1);
  }

  private static Track only(List<Track> tracks) {
    assertThat(tracks).hasSize(1);
    return tracks.getFirst();
  }

  private static FrameSpan span(Track track) {
    return new FrameSpan(
        track.segments().getFirst().frames().start(),
        track.segments().getLast().frames().endExclusive());
  }

  private static boolean covered(List<Track> tracks, int frame, Box face) {
    return tracks.stream()
        .flatMap(track -> track.segments().stream())
        .filter(segment -> segment.frames().contains(frame))
        .flatMap(segment -> segment.trail().coversAt(frame).stream())
        .anyMatch(cover -> cover.contains(face));
  }

  private static Segment at(Track track, int frame) {
    return track.segments().stream()
        .filter(segment -> segment.frames().contains(frame))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aFaceIsCoveredHalfASecondBeforeAndAfterItWasSeen() {
    List<Track> tracks =
        follow(40, i -> i >= 10 && i < 20 ? List.of(face(300, 200, 800)) : List.of());
    assertThat(span(only(tracks))).isEqualTo(new FrameSpan(55, 75));
    for (int frame = 55; frame < 75; frame++) {
      assertThat(covered(tracks, frame, Box.ofSize(300, 200, 20, 24))).isTrue();
    }
  }

  @Test
  void lingeringIsMeasuredInTimeNotInFrames() {
    FaceFollower follower = new FaceFollower(SETTINGS, SIZE);
    long[] times = {0, 400_000, 700_000, 1_000_000, 1_040_000, 1_500_000, 1_500_001};
    for (int i = 0; i < times.length; i++) {
      follower.looked(i, times[i], i == 3 ? List.of(face(300, 200, 800)) : List.of());
    }
    assertThat(span(only(follower.finish(1)))).isEqualTo(new FrameSpan(2, 6));
  }

  @Test
  void lowScoresContinueATrackAndNeverStartOne() {
    assertThat(follow(30, _ -> List.of(face(300, 200, 150)))).isEmpty();
    List<Track> tracks = follow(30, i -> List.of(face(300 + i, 200, i == 5 ? 700 : 110)));
    assertThat(span(only(tracks))).isEqualTo(new FrameSpan(50, 80));
    assertThat(tracks.getFirst().segments()).allSatisfy(s -> assertThat(s.bridged()).isEmpty());
  }

  @Test
  void lowScoresBeforeTheFirstSureSightAreFollowedBackwards() {
    List<Track> tracks =
        follow(40, i -> i < 5 ? List.of() : List.of(face(100 + 6 * i, 200, i < 25 ? 120 : 600)));
    for (int i = 5; i < 40; i++) {
      assertThat(covered(tracks, 50 + i, face(100 + 6 * i, 200, 0).box()))
          .as("frame %d", i)
          .isTrue();
    }
    assertThat(span(only(tracks)).start()).isEqualTo(50);
  }

  @Test
  void aGapUnderASecondIsBridgedAndSaidToBe() {
    List<Track> tracks =
        follow(50, i -> i >= 20 && i < 28 ? List.of() : List.of(face(100 + 5 * i, 150, 500)));
    Track track = only(tracks);
    for (int i = 0; i < 50; i++) {
      assertThat(covered(tracks, 50 + i, face(100 + 5 * i, 150, 0).box()))
          .as("frame %d", i)
          .isTrue();
    }
    assertThat(track.segments().stream().flatMap(s -> s.bridged().stream()))
        .containsExactly(new FrameSpan(70, 74), new FrameSpan(74, 78));
  }

  @Test
  void aGapOverHalfASecondBeginsASegmentInItsMiddle() {
    Track track =
        only(follow(50, i -> i >= 20 && i < 28 ? List.of() : List.of(face(300, 150, 500))));
    assertThat(track.segments()).hasSize(2);
    assertThat(track.segments().get(1).frames().start()).isEqualTo(74);
    assertThat(track.segments().get(1).risks()).contains(Risk.OUT_OF_SIGHT, Risk.BRIDGED);
  }

  @Test
  void afterMoreThanASecondItIsAnotherTrack() {
    assertThat(follow(60, i -> i >= 20 && i < 35 ? List.of() : List.of(face(300, 150, 500))))
        .hasSize(2);
  }

  @Test
  void betweenLooksAtAStrideTheFaceStaysCovered() {
    for (int stride = 2; stride <= 5; stride++) {
      FaceFollower follower = new FaceFollower(SETTINGS, SIZE);
      for (int i = 0; i < 100; i++) {
        Box truth = wave(i);
        if (i % stride == 0) {
          follower.looked(i, i * 40_000L, List.of(new Face(truth, 600)));
        } else {
          follower.passed(i, i * 40_000L);
        }
      }
      List<Track> tracks = follower.finish(1);
      only(tracks);
      for (int i = 0; i < 100; i++) {
        assertThat(covered(tracks, i, wave(i))).as("stride %d, frame %d", stride, i).isTrue();
      }
      assertThat(tracks.getFirst().segments()).allSatisfy(s -> assertThat(s.bridged()).isEmpty());
    }
  }

  /** A head that bobs and goes, four of its widths a second. */
  private static Box wave(int i) {
    return Box.ofSize(
        (int) Math.round(120 + 3.2 * i), (int) Math.round(150 + 12 * Math.sin(i / 6.0)), 20, 24);
  }

  @Test
  void aCameraThatShakesDoesNotBreakTheTrack() {
    long seed = 5;
    Random random = new Random(seed);
    int[] shake = random.ints(80, -9, 10).toArray();
    List<Track> tracks = follow(80, i -> List.of(face(300 + shake[i], 150 - shake[79 - i], 500)));
    assertThat(tracks).as("seed %d", seed).hasSize(1);
  }

  @Test
  void facesThatMeetAreCutWhereTheyMeet() {
    List<Track> tracks =
        follow(60, i -> List.of(face(100 + 6 * i, 150, 500), face(450 - 6 * i, 153, 500)));
    assertThat(tracks).hasSize(2);
    for (Track track : tracks) {
      assertThat(track.segments()).hasSize(2);
      Segment after = track.segments().get(1);
      assertThat(after.risks()).contains(Risk.CROSSING);
      assertThat(after.frames().start()).isBetween(50 + 25, 50 + 30);
      assertThat(track.segments().get(0).risks()).doesNotContain(Risk.CROSSING);
    }
  }

  @Test
  void atTheEdgeItIsCoveredUpToTheEdgeAndTheSegmentIsItsOwn() {
    List<Track> tracks = follow(60, i -> List.of(face(200 - 4 * Math.min(i, 50), 150, 500)));
    Track track = only(tracks);
    Box last = at(track, 105).trail().coversAt(105).getFirst();
    assertThat(last.left()).isZero();
    assertThat(at(track, 105).risks()).contains(Risk.PICTURE_EDGE);
    assertThat(at(track, 60).risks()).doesNotContain(Risk.PICTURE_EDGE);
  }

  @Test
  void aFaceThatLeavesIsCoveredOnItsWayOut() {
    List<Track> tracks = follow(60, i -> i < 30 ? List.of(face(500 + 4 * i, 150, 500)) : List.of());
    for (int i = 30; i < 34; i++) {
      Box truth = face(500 + 4 * i, 150, 0).box().clip(SIZE).orElseThrow();
      assertThat(covered(tracks, 50 + i, truth)).as("frame %d", i).isTrue();
    }
  }

  @Test
  void anUnsureTrackSaysSo() {
    assertThat(at(only(follow(20, _ -> List.of(face(300, 150, 250)))), 60).risks())
        .contains(Risk.LOW_CONFIDENCE);
    assertThat(at(only(follow(20, _ -> List.of(face(300, 150, 850)))), 60).risks())
        .doesNotContain(Risk.LOW_CONFIDENCE);
  }

  @Test
  void tracksAreNumberedInOrderAndStayInsidePictureAndStretch() {
    long seed = 42;
    Random random = new Random(seed);
    FaceFollower follower = new FaceFollower(SETTINGS, SIZE);
    for (int i = 0; i < 400; i++) {
      List<Face> faces = new ArrayList<>();
      for (int n = random.nextInt(6); n > 0; n--) {
        int size = 5 + random.nextInt(80);
        faces.add(
            new Face(
                Box.ofSize(random.nextInt(700) - 50, random.nextInt(420) - 50, size, size + 5),
                random.nextInt(1000)));
      }
      follower.looked(1000 + i, i * FRAME, faces);
    }
    List<Track> tracks = follower.finish(17);
    assertThat(tracks).as("seed %d", seed).isNotEmpty();
    int id = 17;
    for (Track track : tracks) {
      assertThat(track.id()).isEqualTo(id++);
      int next = track.segments().getFirst().frames().start();
      assertThat(next).isGreaterThanOrEqualTo(1000);
      for (Segment segment : track.segments()) {
        assertThat(segment.frames().start()).isEqualTo(next);
        next = segment.frames().endExclusive();
        for (int frame = segment.frames().start(); frame < next; frame++) {
          assertThat(SIZE.box().contains(segment.trail().extentAt(frame))).isTrue();
          for (Box cover : segment.trail().coversAt(frame)) {
            assertThat(SIZE.box().contains(cover)).isTrue();
            assertThat(cover.contains(segment.trail().extentAt(frame))).isTrue();
          }
        }
      }
      assertThat(next).isLessThanOrEqualTo(1400);
    }
  }

  @Test
  void theOrderOfFacesInAFrameMakesNoDifference() {
    IntFunction<List<Face>> three =
        i ->
            new ArrayList<>(
                List.of(
                    face(50 + 3 * i, 100, 500), face(90 + 3 * i, 110, 500), face(400, 90, 300)));
    List<Track> tracks = follow(40, three);
    List<Track> reversed =
        follow(
            40,
            i -> {
              List<Face> faces = three.apply(i);
              Collections.reverse(faces);
              return faces;
            });
    assertThat(reversed).isEqualTo(tracks);
  }

  @Test
  void framesMustFollowOneAnother() {
    FaceFollower follower = new FaceFollower(SETTINGS, SIZE);
    follower.looked(3, 1000, List.of());
    assertThatThrownBy(() -> follower.looked(5, 2000, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> follower.passed(3, 2000)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void framesWithinTheSameMicrosecondAreFollowed() {
    FaceFollower follower = new FaceFollower(SETTINGS, SIZE);
    for (int i = 0; i < 30; i++) {
      follower.looked(i, i / 10, i % 3 == 1 ? List.of(face(300, 150, 500)) : List.of());
    }
    assertThat(span(only(follower.finish(1)))).isEqualTo(new FrameSpan(0, 30));
  }

  @Test
  void aStretchWithoutFramesHasNoTracks() {
    assertThat(new FaceFollower(SETTINGS, SIZE).finish(1)).isEmpty();
  }
}
