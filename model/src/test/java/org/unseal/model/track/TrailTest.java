package org.unseal.model.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.unseal.model.picture.Box;
import org.unseal.model.recording.FrameSpan;

class TrailTest {
  @Test
  void everyFrameGivesWhatWasAddedForIt() {
    long seed = 20261103;
    System.out.println("TrailTest seed " + seed);
    Random random = new Random(seed);
    List<Box> extents = new ArrayList<>();
    List<List<Box>> covers = new ArrayList<>();
    Trail trail = trail(random, 40, 300, extents, covers);
    assertThat(trail.frames()).isEqualTo(new FrameSpan(40, 340));
    for (int frame = 40; frame < 340; frame++) {
      assertThat(trail.extentAt(frame)).isEqualTo(extents.get(frame - 40));
      assertThat(trail.coversAt(frame)).isEqualTo(covers.get(frame - 40));
    }
  }

  @Test
  void aFrameOutsideIsRefused() {
    Trail trail = new Trail.Builder(5).add(new Box(0, 0, 1, 1), List.of()).build();
    assertThatThrownBy(() -> trail.extentAt(4)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> trail.coversAt(6)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aTrailWithoutFramesIsRefused() {
    assertThatThrownBy(() -> new Trail.Builder(5).build())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPartHasTheSameBoxesInItsFrames() {
    Trail trail = trail(new Random(7), 10, 60, new ArrayList<>(), new ArrayList<>());
    Trail part = trail.part(new FrameSpan(0, 33));
    assertThat(part.frames()).isEqualTo(new FrameSpan(10, 33));
    for (int frame = 10; frame < 33; frame++) {
      assertThat(part.extentAt(frame)).isEqualTo(trail.extentAt(frame));
      assertThat(part.coversAt(frame)).isEqualTo(trail.coversAt(frame));
    }
  }

  @Test
  void aPartElsewhereIsRefused() {
    Trail trail = new Trail.Builder(5).add(new Box(0, 0, 1, 1), List.of()).build();
    assertThatThrownBy(() -> trail.part(new FrameSpan(6, 9)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void trailsAreEqualWhenAllTheirBoxesAre() {
    Box box = new Box(0, 0, 2, 2);
    Trail one = new Trail.Builder(5).add(box, List.of(box)).add(box, List.of()).build();
    Trail same = new Trail.Builder(5).add(box, List.of(box)).add(box, List.of()).build();
    Trail coveredLater = new Trail.Builder(5).add(box, List.of()).add(box, List.of(box)).build();
    assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(coveredLater);
  }

  private static Trail trail(
      Random random, int start, int length, List<Box> extents, List<List<Box>> covers) {
    Trail.Builder builder = new Trail.Builder(start);
    for (int i = 0; i < length; i++) {
      Box extent = any(random);
      List<Box> covered = new ArrayList<>();
      for (int n = random.nextInt(4); n > 0; n--) {
        covered.add(any(random));
      }
      extents.add(extent);
      covers.add(covered);
      builder.add(extent, covered);
    }
    return builder.build();
  }

  private static Box any(Random random) {
    return Box.ofSize(
        random.nextInt(400) - 50,
        random.nextInt(300),
        1 + random.nextInt(50),
        1 + random.nextInt(90));
  }
}
