package org.unseal.vision.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.unseal.model.picture.Box;
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
}
