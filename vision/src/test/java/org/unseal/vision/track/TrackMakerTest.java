package org.unseal.vision.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.unseal.model.picture.Box;
import org.unseal.model.track.Risk;
import org.unseal.model.track.Track;

final class TrackMakerTest {
  @Test
  void headThatDoesNotStandOutAmongOthersIsCovered() {
    Walkers walkers = new Walkers();
    for (int frame = 0; frame < 60; frame++) {
      int far = 10 + frame / 3;
      int near = 40 - frame / 3;
      boolean together = Math.abs(near - far) <= 6;
      // Who is further away loses the head before dark ground while both are in one shape.
      walkers.person(far, 40, !together).person(near, 54, true).next();
    }
    List<Track> tracks = walkers.tracks();
    for (int frame = 0; frame < 60; frame++) {
      int left = 10 + frame / 3;
      assertThat(Walkers.covered(tracks, frame, new Box(left + 1, 20, left + 4, 24)))
          .as("frame %d", frame)
          .isTrue();
    }
  }

  /** Something with no clear head that goes three cells a frame. */
  private static Walkers fast() {
    Walkers walkers = new Walkers();
    for (int frame = 0; frame < 20; frame++) {
      walkers.mark(new Box(6 + 3 * frame, 30, 14 + 3 * frame, 44)).next();
    }
    return walkers;
  }

  @Test
  void whereAFastOneWasIsNotCoveredAnyMore() {
    List<Track> tracks = fast().tracks();
    for (int frame = 4; frame < 16; frame++) {
      int left = 6 + 3 * frame;
      assertThat(Walkers.covered(tracks, frame, new Box(left, 30, left + 8, 44))).isTrue();
      assertThat(Walkers.covered(tracks, frame, new Box(left - 4, 34, left - 3, 35))).isFalse();
      assertThat(Walkers.covered(tracks, frame, new Box(left + 11, 34, left + 12, 35))).isFalse();
    }
  }

  @Test
  void partThatIsNotSeenForAFrameStaysCovered() {
    Walkers walkers = new Walkers();
    for (int frame = 0; frame < 20; frame++) {
      int left = 6 + 2 * frame;
      walkers.mark(new Box(left, frame == 10 ? 36 : 30, left + 8, 44)).next();
    }
    List<Track> tracks = walkers.tracks();
    assertThat(Walkers.covered(tracks, 10, new Box(26, 30, 34, 44))).isTrue();
  }

  @Test
  void speckNextToSomebodyIsAPartOfThem() {
    Walkers walkers = new Walkers();
    for (int frame = 0; frame < 60; frame++) {
      int left = 10 + frame / 2;
      walkers.person(left, 40, true);
      if (frame >= 15 && frame < 45) {
        walkers.mark(new Box(left + 7, 38, left + 9, 40));
      }
      walkers.next();
    }
    List<Track> tracks = walkers.tracks();
    assertThat(tracks).hasSize(1);
    assertThat(Walkers.covered(tracks, 30, new Box(32, 38, 34, 40))).isTrue();
  }

  @Test
  void speckThatOutlivesItsNeighbourHasATrackOfItsOwn() {
    Walkers walkers = new Walkers();
    for (int frame = 0; frame < 60; frame++) {
      if (frame < 30) {
        walkers.person(10, 40, true);
      }
      if (frame >= 15) {
        walkers.mark(new Box(17, 38, 19, 40));
      }
      walkers.next();
    }
    assertThat(walkers.tracks()).hasSize(2);
  }

  @Test
  void feetGetNoRoomForAHead() {
    Walkers walkers = new Walkers();
    for (int frame = 0; frame < 20; frame++) {
      // Too wide for one person, so that it is covered whole; the feet swing.
      int swing = frame % 4 == 0 ? 8 : 0;
      walkers.mark(new Box(20, 20, 36, 36)).mark(new Box(26 - swing, 36, 30 + swing, 40)).next();
    }
    List<Track> tracks = walkers.tracks();
    assertThat(Walkers.covered(tracks, 8, new Box(18, 36, 38, 40))).isTrue();
    assertThat(Walkers.covered(tracks, 10, new Box(26, 36, 30, 40))).isTrue();
    assertThat(Walkers.covered(tracks, 10, new Box(19, 39, 20, 40))).isFalse();
    assertThat(Walkers.covered(tracks, 10, new Box(19, 19, 37, 30))).isTrue();
  }

  @Test
  void whatFlashesOnceASecondIsCoveredAroundItsFlashesOnly() {
    Walkers walkers = new Walkers();
    Box lamp = new Box(30, 10, 40, 14);
    for (int frame = 0; frame < 90; frame++) {
      if (frame % 15 == 0) {
        walkers.mark(lamp);
      }
      walkers.next();
    }
    List<Track> tracks = walkers.tracks();
    assertThat(Walkers.covered(tracks, 33, lamp)).isTrue();
    assertThat(Walkers.covered(tracks, 42, lamp)).isTrue();
    for (int frame = 34; frame < 42; frame++) {
      assertThat(Walkers.covered(tracks, frame, lamp)).as("frame %d", frame).isFalse();
    }
  }

  /** A pole hides half of one who stops there, and another passes close behind. */
  @Test
  void whoPassesOneThatIsHalfHiddenIsDoubted() {
    Walkers walkers = new Walkers();
    for (int i = 0; i < 60; i++) {
      boolean hidden = i >= 30;
      walkers.mark(new Box(hidden ? 33 : 30, 20, 35, 40));
      walkers.mark(new Box(Math.min(25, i - 8), 20, Math.min(25, i - 8) + 5, 40)).next();
    }
    assertThat(walkers.tracks().stream().flatMap(track -> track.segments().stream()))
        .filteredOn(segment -> segment.frames().start() >= 30 && segment.frames().length() > 10)
        .isNotEmpty()
        .allSatisfy(segment -> assertThat(segment.risks()).contains(Risk.MERGED));
  }

  /** Nobody's head was lost in the shape of somebody by whose feet it lay. */
  @Test
  void shadowThatRunsIntoSomebodyIsNoCrossing() {
    Walkers walkers = new Walkers();
    for (int i = 0; i < 60; i++) {
      walkers.person(10 + i / 2, 40, true);
      int left = 14 + i / 2 + (i < 25 ? 6 : 1);
      walkers.mark(new Box(left, 36, left + 8, 40)).next();
    }
    assertThat(walkers.tracks().stream().flatMap(track -> track.segments().stream()))
        .filteredOn(segment -> segment.trail().extentAt(segment.frames().start()).height() > 60)
        .isNotEmpty()
        .allSatisfy(segment -> assertThat(segment.risks()).doesNotContain(Risk.MERGED));
  }

  @Test
  void headIsCoveredWhereItIsExpectedWhileTheUpperPartDoesNotStandOut() {
    Walkers walkers = new Walkers();
    for (int frame = 0; frame < 40; frame++) {
      int left = 6 + frame;
      boolean hidden = frame >= 20 && frame < 30;
      walkers.mark(new Box(left, hidden ? 37 : 30, left + 8, 44)).next();
    }
    assertThat(Walkers.covered(walkers.tracks(), 23, new Box(32, 33, 34, 35))).isTrue();
  }
}
