package org.unseal.vision.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.unseal.model.picture.Box;
import org.unseal.vision.cells.Blob;

final class CrownsTest {
  private static final Box BODY = new Box(20, 30, 30, 48);

  private static List<Blob> joined(Box... boxes) {
    Walkers walkers = new Walkers();
    for (Box box : boxes) {
      walkers.mark(box);
    }
    walkers.next();
    return Crowns.joined(walkers.blobs(0), Optional.of(Walkers.SCALE));
  }

  @Test
  void hairAndShouldersAreOneFigureWhereTheFaceDoesNotStandOut() {
    List<Blob> blobs = joined(BODY, new Box(23, 24, 26, 26));
    assertThat(blobs).hasSize(1);
    assertThat(blobs.getFirst().box()).isEqualTo(new Box(20, 24, 30, 48));
  }

  @Test
  void whatIsFarAboveIsNobodysHair() {
    assertThat(joined(BODY, new Box(23, 22, 26, 24))).hasSize(2);
  }

  @Test
  void whatIsBesideTheShouldersIsNobodysHair() {
    assertThat(joined(BODY, new Box(35, 24, 38, 26))).hasSize(2);
  }

  @Test
  void somebodyBehindStaysApart() {
    assertThat(joined(BODY, new Box(23, 12, 27, 26))).hasSize(2);
  }

  @Test
  void hairBelongsToTheNearestFigureBelow() {
    List<Blob> blobs = joined(BODY, new Box(23, 24, 26, 26), new Box(22, 51, 29, 60));
    assertThat(blobs).extracting(Blob::box).contains(new Box(20, 24, 30, 48));
  }

  @Test
  void nothingIsJoinedWhereNobodyKnowsHowTallPeopleAre() {
    Walkers walkers = new Walkers().mark(BODY).mark(new Box(23, 24, 26, 26));
    walkers.next();
    assertThat(Crowns.joined(walkers.blobs(0), Optional.empty())).hasSize(2);
  }
}
