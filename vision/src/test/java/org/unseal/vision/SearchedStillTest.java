package org.unseal.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.unseal.model.picture.Box;
import org.unseal.testkit.footage.ScriptedPicture;

final class SearchedStillTest {
  private final ScriptedPicture picture = new ScriptedPicture(Yard.SIZE, false);

  @Test
  void placeIsSearchedWithSomethingAroundIt() {
    assertThat(SearchedStill.at(picture, List.of(new Box(100, 100, 110, 120))).places())
        .containsExactly(new Box(76, 76, 134, 144));
  }

  @Test
  void placeAtTheEdgeEndsWithThePicture() {
    assertThat(SearchedStill.at(picture, List.of(new Box(0, 230, 10, 240))).places())
        .containsExactly(new Box(0, 206, 34, 240));
  }

  @Test
  void neighboursAreSearchedTogether() {
    assertThat(
            SearchedStill.at(
                    picture, List.of(new Box(100, 100, 110, 120), new Box(112, 104, 120, 122)))
                .places())
        .containsExactly(new Box(76, 76, 144, 146));
  }

  @Test
  void placesFarApartAreSearchedApart() {
    assertThat(
            SearchedStill.at(picture, List.of(new Box(30, 30, 40, 40), new Box(290, 200, 300, 210)))
                .places())
        .hasSize(2);
  }

  @Test
  void everyPlaceIsInsideOneThatIsSearched() {
    List<Box> places =
        List.of(
            new Box(10, 10, 60, 90),
            new Box(50, 80, 100, 100),
            new Box(200, 10, 210, 200),
            new Box(95, 95, 120, 130));
    List<Box> searched = SearchedStill.at(picture, places).places();
    assertThat(places)
        .allSatisfy(place -> assertThat(searched).anyMatch(box -> box.contains(place)));
  }
}
