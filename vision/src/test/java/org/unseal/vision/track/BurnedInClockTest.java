package org.unseal.vision.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.unseal.model.picture.Box;
import org.unseal.vision.cells.Blob;

final class BurnedInClockTest {
  private static final int SECONDS = 40;
  private static final int FRAMES = SECONDS * Walkers.FPS;

  /** A digit is three cells wide and five high, of which each second marks other rows. */
  private static final int LEFT = 30;

  private final Walkers walkers = new Walkers();

  private void film(int frames, IntConsumer frame) {
    for (int i = 0; i < frames; i++) {
      frame.accept(i);
      walkers.next();
    }
  }

  private void digit(int second) {
    walkers.mark(new Box(LEFT, 1 + second % 5, LEFT + 3, 2 + second % 5));
  }

  private List<List<Blob>> left() {
    List<List<Blob>> frames = new ArrayList<>();
    for (int i = 0; i < walkers.count(); i++) {
      frames.add(walkers.blobs(i));
    }
    List<Long> times =
        LongStream.range(0, walkers.count())
            .mapToObj(i -> 7_300_000 + i * 1_000_000 / Walkers.FPS)
            .toList();
    return BurnedInClock.removed(frames, times, Walkers.GRID);
  }

  @Test
  void digitsThatChangeWithEverySecondAreLeftOut() {
    film(FRAMES, frame -> digit(frame / Walkers.FPS));
    assertThat(left()).hasSize(FRAMES).allMatch(List::isEmpty);
  }

  @Test
  void whoeverWalksThroughTheDigitsStays() {
    film(
        FRAMES,
        frame -> {
          digit(frame / Walkers.FPS);
          if (frame >= 300 && frame < 318) {
            walkers.mark(new Box(LEFT - 10 + frame - 300, 1, LEFT - 7 + frame - 300, 6));
          }
        });
    List<List<Blob>> left = left();
    for (int frame = 300; frame < 318; frame++) {
      assertThat(left.get(frame)).as("frame %s", frame).isNotEmpty();
    }
    assertThat(left.get(200)).isEmpty();
    assertThat(left.get(400)).isEmpty();
  }

  @Test
  void whoeverStandsBesideTheDigitsStays() {
    Box somebody = new Box(LEFT + 6, 1, LEFT + 9, 6);
    film(
        FRAMES,
        frame -> {
          digit(frame / Walkers.FPS);
          if (frame >= 200) {
            walkers.mark(somebody);
          }
        });
    assertThat(left().subList(200, FRAMES))
        .allSatisfy(blobs -> assertThat(blobs).extracting(Blob::box).containsExactly(somebody));
  }

  @Test
  void whoeverReachesOutOfTheDigitsStays() {
    Box tall = new Box(LEFT, 1, LEFT + 3, 30);
    film(
        FRAMES,
        frame -> {
          digit(frame / Walkers.FPS);
          if (frame >= 200) {
            walkers.mark(tall);
          }
        });
    assertThat(left().subList(200, FRAMES)).allMatch(blobs -> blobs.size() == 1);
  }

  @Test
  void whatChangesAtAnyTimeIsNoClock() {
    film(FRAMES, frame -> digit(frame * 37 / 100));
    assertThat(left()).allMatch(blobs -> blobs.size() == 1);
  }

  @Test
  void whatChangesWithEverySecondInTheMiddleIsNoClock() {
    film(
        FRAMES,
        frame -> {
          int row = 20 + frame / Walkers.FPS % 5;
          walkers.mark(new Box(LEFT, row, LEFT + 3, row + 1));
        });
    assertThat(left()).allMatch(blobs -> blobs.size() == 1);
  }

  @Test
  void fewSecondsAreTooFewToTell() {
    film(8 * Walkers.FPS, frame -> digit(frame / Walkers.FPS));
    assertThat(left()).allMatch(blobs -> blobs.size() == 1);
  }
}
