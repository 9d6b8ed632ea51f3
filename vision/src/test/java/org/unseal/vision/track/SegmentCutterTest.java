package org.unseal.vision.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
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
    return new SegmentCutter(course, Walkers.GRID, HALF);
  }

  @Test
  void timeWithOthersIsASegmentOfItsOwn() {
    assertThat(cutter(List.of(new FrameSpan(20, 40))).spans(0, 60))
        .containsExactly(new FrameSpan(0, 20), new FrameSpan(20, 40), new FrameSpan(40, 60));
  }

  @Test
  void momentWithOthersBelongsToTheSegmentBefore() {
    SegmentCutter cutter = cutter(List.of(new FrameSpan(30, 33)));
    List<FrameSpan> spans = cutter.spans(0, 60);
    assertThat(spans).containsExactly(new FrameSpan(0, 33), new FrameSpan(33, 60));
    assertThat(cutter.risks(spans.getFirst())).contains(Risk.MERGED, Risk.CROSSING);
    assertThat(cutter.risks(spans.getLast())).contains(Risk.CROSSING).doesNotContain(Risk.MERGED);
  }

  @Test
  void comingAndGoingManyTimesInASecondIsOneSegment() {
    List<FrameSpan> now =
        List.of(new FrameSpan(21, 24), new FrameSpan(26, 29), new FrameSpan(31, 34));
    assertThat(cutter(now).spans(0, 60)).hasSize(2);
  }

  @Test
  void firstMomentBelongsToTheSegmentAfter() {
    assertThat(cutter(List.of(new FrameSpan(3, 40))).spans(0, 60))
        .containsExactly(new FrameSpan(0, 40), new FrameSpan(40, 60));
  }
}
