package org.unseal.media.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;

final class GeometryTest {
  private static final PictureSize SHOWN = new PictureSize(704, 576);

  @Test
  void sameSizeFillsThePicture() {
    Geometry geometry = Geometry.fit(SHOWN, SHOWN);
    assertThat(geometry.identical()).isTrue();
    assertThat(geometry.place()).isEqualTo(SHOWN.box());
    assertThat(geometry.toDecoded(new Box(3, 5, 7, 9))).isEqualTo(new Box(3, 5, 7, 9));
  }

  @ParameterizedTest
  @CsvSource({"352,288", "1920,1080", "100,1000", "1,1", "16384,2", "705,577", "3,16384"})
  void otherSizesLieEvenlyInsideAndKeepTheirProportions(int width, int height) {
    Geometry geometry = Geometry.fit(new PictureSize(width, height), SHOWN);
    Box place = geometry.place();
    assertThat(SHOWN.box().contains(place)).isTrue();
    assertThat(place.left() % 2).isZero();
    assertThat(place.top() % 2).isZero();
    assertThat(place.width() == 704 || place.height() == 576).isTrue();
    if (place.width() > 40 && place.height() > 40) {
      double wanted = (double) width / height;
      double got = (double) place.width() / place.height();
      assertThat(got / wanted).isBetween(0.95, 1.05);
    }
  }

  @Test
  void coveredBoxInTheShownPictureCoversAllItIsMadeOf() {
    Geometry geometry = Geometry.fit(new PictureSize(1408, 1152), SHOWN);
    assertThat(geometry.toDecoded(new Box(10, 10, 20, 20)).contains(new Box(20, 20, 40, 40)))
        .isTrue();
    assertThat(geometry.toDecoded(SHOWN.box()).contains(new Box(0, 0, 1408, 1152))).isTrue();
  }
}
