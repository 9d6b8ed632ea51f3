package org.unseal.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.testkit.footage.DrawnFace;
import org.unseal.vision.detect.FaceDetector.Face;

/** Every detector that is there finds drawn faces of all sizes and skins. */
class DrawnFacesIT {
  private static final PictureSize SIZE = new PictureSize(800, 600);

  private record Drawn(TestPicture picture, List<Box> faces) {}

  private static Drawn row(int height) {
    BufferedImage image = DrawnFace.scene(SIZE);
    List<Box> faces = new ArrayList<>();
    int left = 60;
    for (Color skin : DrawnFace.SKINS) {
      Box face = Box.ofSize(left, 200, height * 4 / 5, height);
      DrawnFace.draw(image, face, skin);
      faces.add(face);
      left += 180;
    }
    return new Drawn(TestPicture.of(DrawnFace.blurred(image)), faces);
  }

  @ParameterizedTest
  @CsvSource({
    "centerface, 20, 100",
    "centerface, 32, 100",
    "centerface, 60, 100",
    "centerface, 90, 50",
    "centerface, 120, 50",
    "yunet, 20, 100",
    "yunet, 32, 100",
    "yunet, 60, 100",
    "yunet, 90, 100",
    "yunet, 120, 50",
    "ultraface, 32, 100",
    "ultraface, 60, 100",
    "ultraface, 90, 100"
  })
  void everyDrawnFaceIsFoundOnce(String name, int height, int percent) {
    try (FaceDetector detector = InstalledDetectors.ifThere(name)) {
      Drawn drawn = row(height);
      List<Face> found =
          detector.find(drawn.picture(), SIZE.box(), percent, detector.movingThreshold());
      for (Box face : drawn.faces()) {
        assertThat(found)
            .as("%s, face of %d px at %s among %s", name, height, face, found)
            .filteredOn(each -> each.box().overlapRatio(face) > 0.35)
            .hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"centerface", "yunet", "ultraface"})
  void nobodyIsFoundInAnEmptyScene(String name) {
    try (FaceDetector detector = InstalledDetectors.ifThere(name)) {
      TestPicture empty = TestPicture.of(DrawnFace.scene(SIZE));
      assertThat(detector.find(empty, SIZE.box(), 100, detector.movingThreshold())).isEmpty();
    }
  }
}
