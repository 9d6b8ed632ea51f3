package org.unseal.vision.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.unseal.model.picture.Box;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Risk;
import org.unseal.vision.cells.Blob;

final class SegmentCutterTest {
  private static final int HALF = Walkers.FPS / 2;

  private static Blob someone() {
    Walkers walkers = new Walkers();
    walkers.person(30, 40, true).next();
    return walkers.blobs(0).getFirst();
  }

  /** Seen in 60 frames, with others in some of them. */
  private static SegmentCutter cutter(List<FrameSpan> merged) {
    Blob shape = someone();
    Course course = new Course(1, 0, shape, false);
    for (int i = 1; i < 60; i++) {
      int frame = i;
      if (merged.stream().anyMatch(span -> span.contains(frame))) {
        course.seeMerged(frame, shape);
      } else {
        course.see(frame, shape);
      }
    }
    return new SegmentCutter(course, Walkers.GRID, Optional.empty(), HALF);
  }

  @Test
  void timeWithOthersIsASegmentOfItsOwn() {
    assertThat(spans(cutter(List.of(new FrameSpan(20, 40)))))
        .containsExactly(new FrameSpan(0, 20), new FrameSpan(20, 40), new FrameSpan(40, 60));
  }

  /** A clearance of what comes before would pass the point of risk. */
  @Test
  void momentWithOthersIsASegmentOfItsOwn() {
    SegmentCutter cutter = cutter(List.of(new FrameSpan(30, 33)));
    assertThat(spans(cutter))
        .containsExactly(new FrameSpan(0, 30), new FrameSpan(30, 33), new FrameSpan(33, 60));
    assertThat(cutter.parts(0, 60).stream().map(cutter::risks))
        .satisfiesExactly(
            before -> assertThat(before).doesNotContain(Risk.MERGED, Risk.CROSSING),
            moment -> assertThat(moment).contains(Risk.MERGED).doesNotContain(Risk.UNSTEADY),
            after -> assertThat(after).contains(Risk.CROSSING).doesNotContain(Risk.MERGED));
  }

  @Test
  void comingAndGoingManyTimesInASecondIsOneSegmentWithOthers() {
    List<FrameSpan> now =
        List.of(new FrameSpan(21, 24), new FrameSpan(26, 29), new FrameSpan(31, 34));
    SegmentCutter cutter = cutter(now);
    assertThat(spans(cutter))
        .containsExactly(new FrameSpan(0, 21), new FrameSpan(21, 34), new FrameSpan(34, 60));
    assertThat(cutter.parts(0, 60).stream().map(cutter::risks))
        .satisfiesExactly(
            before -> assertThat(before).doesNotContain(Risk.MERGED),
            between -> assertThat(between).contains(Risk.MERGED, Risk.CROSSING),
            after -> assertThat(after).doesNotContain(Risk.MERGED));
  }

  /** After each gap it may be anybody. */
  @Test
  void goneAndBackManyTimesAtTheEdgeIsOneSegmentThatNobodyCanJudge() {
    Course course = new Course(1, 0, atTheEdge(10), false);
    for (int frame = 1; frame < 60; frame++) {
      if (frame < 30 || frame > 40 || frame % 3 == 0) {
        course.see(frame, atTheEdge(10));
      }
    }
    SegmentCutter cutter = new SegmentCutter(course, Walkers.GRID, Optional.empty(), HALF);
    assertThat(cutter.parts(0, 60))
        .containsExactly(
            new SegmentCutter.Part(new FrameSpan(0, 33), false),
            new SegmentCutter.Part(new FrameSpan(33, 41), true),
            new SegmentCutter.Part(new FrameSpan(41, 60), false));
  }

  /** A glimpse of a foot is nobody's picture: in between it is out of sight. */
  @Test
  void whoIsNoMoreThanGlimpsedForHalfASecondIsOutOfSight() {
    Blob shape = someone();
    Walkers walkers = new Walkers();
    walkers.mark(Box.ofSize(30, 39, 2, 1)).next();
    Course course = new Course(1, 0, shape, false);
    for (int frame = 1; frame < 60; frame++) {
      course.see(frame, frame >= 25 && frame < 40 ? walkers.blobs(0).getFirst() : shape);
    }
    SegmentCutter cutter = new SegmentCutter(course, Walkers.GRID, Optional.empty(), HALF);
    assertThat(spans(cutter)).containsExactly(new FrameSpan(0, 40), new FrameSpan(40, 60));
    assertThat(cutter.risks(cutter.parts(0, 60).getLast())).contains(Risk.OUT_OF_SIGHT);
    assertThat(cutter.bridged(new FrameSpan(0, 40))).containsExactly(new FrameSpan(25, 40));
  }

  /** One of two leaves the other, and both have been one shape. */
  @Test
  void groupThatSomebodyLeavesIsAnotherGroup() {
    Walkers walkers = new Walkers();
    walkers.mark(Box.ofSize(20, 20, 16, 20)).next();
    walkers.mark(Box.ofSize(20, 20, 8, 20)).next();
    Course course = new Course(1, 0, someone(), false);
    for (int frame = 1; frame < 60; frame++) {
      course.seeMerged(frame, walkers.blobs(frame < 30 ? 0 : 1).getFirst());
    }
    SegmentCutter cutter = new SegmentCutter(course, Walkers.GRID, Optional.empty(), HALF);
    assertThat(spans(cutter))
        .hasSizeBetween(3, 4)
        .last()
        .satisfies(last -> assertThat(last.start()).isBetween(28, 31));
  }

  /** Whoever is seen for a moment behind a crossing may be the other one. */
  @Test
  void momentAloneBehindAPointOfRiskIsNotPartOfTheSegmentBefore() {
    SegmentCutter cutter = cutter(List.of(new FrameSpan(20, 40), new FrameSpan(43, 60)));
    assertThat(spans(cutter))
        .containsExactly(
            new FrameSpan(0, 20),
            new FrameSpan(20, 40),
            new FrameSpan(40, 43),
            new FrameSpan(43, 60));
  }

  @Test
  void firstMomentIsASegmentOfItsOwn() {
    assertThat(spans(cutter(List.of(new FrameSpan(3, 40)))))
        .containsExactly(new FrameSpan(0, 3), new FrameSpan(3, 40), new FrameSpan(40, 60));
  }

  /** Nobody can be taken for another where there is nobody. */
  @Test
  void whatIsTooSmallForAnybodyIsOneSegmentThatNobodyCanJudge() {
    Blob shape = someone();
    Course course = new Course(1, 0, shape, true);
    for (int frame = 1; frame < 60; frame++) {
      if (frame >= 20 && frame < 40) {
        course.seeMerged(frame, shape);
      } else {
        course.see(frame, shape);
      }
    }
    SegmentCutter cutter = new SegmentCutter(course, Walkers.GRID, Optional.empty(), HALF);
    assertThat(cutter.parts(0, 60))
        .containsExactly(new SegmentCutter.Part(new FrameSpan(0, 60), true));
  }

  @Test
  void doubtWhoIsWhoIsAPointOfRisk() {
    Blob shape = someone();
    Course course = new Course(1, 0, shape, false);
    for (int frame = 1; frame < 60; frame++) {
      course.see(frame, shape);
      if (frame >= 20 && frame < 40) {
        course.doubt();
      }
    }
    SegmentCutter cutter = new SegmentCutter(course, Walkers.GRID, Optional.empty(), HALF);
    assertThat(spans(cutter))
        .containsExactly(new FrameSpan(0, 20), new FrameSpan(20, 40), new FrameSpan(40, 60));
    assertThat(cutter.risks(cutter.parts(0, 60).get(1))).contains(Risk.MERGED);
  }

  /** One goes out of the picture, and another comes in where they went, in one shape. */
  @Test
  void whoComesBackAtTheEdgeMayBeSomebodyElse() {
    Course course = new Course(1, 0, atTheEdge(10), false);
    for (int frame = 1; frame < 60; frame++) {
      course.see(frame, atTheEdge(frame < 30 ? 12 - frame / 3 : 2 + (frame - 29) / 3));
    }
    SegmentCutter cutter = new SegmentCutter(course, Walkers.GRID, Optional.empty(), HALF);
    assertThat(spans(cutter)).hasSize(2);
    assertThat(spans(cutter).getLast().start()).isBetween(25, 32);
    assertThat(cutter.risks(cutter.parts(0, 60).getLast())).contains(Risk.PICTURE_EDGE);
  }

  @Test
  void whoIsGoneAtTheEdgeForAFrameMayBeSomebodyElse() {
    Course course = new Course(1, 0, atTheEdge(10), false);
    for (int frame = 1; frame < 60; frame++) {
      if (frame < 30 || frame > 31) {
        course.see(frame, atTheEdge(10));
      }
    }
    SegmentCutter cutter = new SegmentCutter(course, Walkers.GRID, Optional.empty(), HALF);
    assertThat(spans(cutter)).containsExactly(new FrameSpan(0, 32), new FrameSpan(32, 60));
    assertThat(cutter.bridged(new FrameSpan(0, 32))).containsExactly(new FrameSpan(30, 32));
  }

  private static Blob atTheEdge(int width) {
    Walkers walkers = new Walkers();
    walkers.mark(Box.ofSize(0, 20, Math.max(2, width), 20)).next();
    return walkers.blobs(0).getFirst();
  }

  /** By the height of people there: one behind the other, whose shapes are one. */
  @Test
  void shapeTallerThanAnybodyIsSeveral() {
    Walkers walkers = new Walkers();
    walkers.mark(Box.ofSize(30, 20, 8, 20)).next();
    walkers.mark(Box.ofSize(30, 14, 8, 26)).next();
    Course course = new Course(1, 0, walkers.blobs(0).getFirst(), false);
    for (int frame = 1; frame < 60; frame++) {
      course.see(frame, walkers.blobs(frame < 30 ? 0 : 1).getFirst());
    }
    SegmentCutter cutter =
        new SegmentCutter(course, Walkers.GRID, Optional.of(Walkers.SCALE), HALF);
    assertThat(spans(cutter)).containsExactly(new FrameSpan(0, 30), new FrameSpan(30, 60));
    assertThat(cutter.risks(cutter.parts(0, 60).getLast())).contains(Risk.MERGED);
  }

  @Test
  void framesAroundAllThatWasSeenAreGuessed() {
    SegmentCutter cutter = cutter(List.of());
    assertThat(cutter.bridged(new FrameSpan(0, 62))).containsExactly(new FrameSpan(60, 62));
  }

  /** Somebody gets into a cart that stood there, drives off in it, and gets out again. */
  @Test
  void rideInAVehicleIsASegmentOfItsOwn() {
    Blob walking = someone();
    Box box = walking.box();
    Course course = new Course(1, 0, walking, false);
    for (int frame = 1; frame < 60; frame++) {
      boolean riding = frame >= 20 && frame < 40;
      course.see(frame, riding ? cart(box) : walking);
    }
    SegmentCutter cutter = new SegmentCutter(course, Walkers.GRID, Optional.empty(), HALF);
    assertThat(spans(cutter)).hasSize(3);
    assertThat(cutter.parts(0, 60).stream().map(cutter::risks))
        .satisfiesExactly(
            before -> assertThat(before).doesNotContain(Risk.MERGED),
            riding -> assertThat(riding).contains(Risk.MERGED, Risk.CROSSING),
            after -> assertThat(after).contains(Risk.CROSSING).doesNotContain(Risk.MERGED));
  }

  /** One frame in which somebody's shadow makes them wide is no vehicle. */
  @Test
  void wideMomentIsNoVehicle() {
    Blob walking = someone();
    Course course = new Course(1, 0, walking, false);
    for (int frame = 1; frame < 60; frame++) {
      course.see(frame, frame % 10 == 0 ? cart(walking.box()) : walking);
    }
    assertThat(spans(new SegmentCutter(course, Walkers.GRID, Optional.empty(), HALF))).hasSize(1);
  }

  private static Blob cart(Box person) {
    Box wide =
        Box.ofSize(
            person.left() - person.height() / 2,
            person.top(),
            person.width() + 2 * person.height(),
            person.height());
    Walkers walkers = new Walkers();
    walkers.mark(wide).next();
    return walkers.blobs(0).getFirst();
  }

  private static List<FrameSpan> spans(SegmentCutter cutter) {
    return cutter.parts(0, 60).stream().map(SegmentCutter.Part::span).toList();
  }
}
