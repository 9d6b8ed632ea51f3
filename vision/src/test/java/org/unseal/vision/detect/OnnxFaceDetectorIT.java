package org.unseal.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.unseal.engine.files.UserFolders;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.testkit.footage.DrawnFace;
import org.unseal.vision.detect.FaceDetector.Face;
import org.unseal.vision.models.ModelShelf;

class OnnxFaceDetectorIT {
  private static final PictureSize WIDE = new PictureSize(1600, 700);

  private static TestPicture pictureWith(PictureSize size, Box... faces) {
    BufferedImage image = DrawnFace.scene(size);
    for (Box face : faces) {
      DrawnFace.draw(image, face, DrawnFace.SKINS.get(1));
    }
    return TestPicture.of(DrawnFace.blurred(image));
  }

  @Test
  void aFaceOnTheBorderOfTwoTilesIsFoundOnceAndWhole() {
    try (FaceDetector detector = InstalledDetectors.centerFace()) {
      TilePlan plan =
          TilePlan.of(
              WIDE.box(), 100, new ModelShelf(UserFolders.ofThisUser()).card("centerface").input());
      assertThat(plan.lefts()).hasSizeGreaterThan(1);
      int border = plan.lefts().get(1);
      Box face = Box.ofSize(border - 40, 250, 80, 100);
      List<Face> found = detector.find(pictureWith(WIDE, face), WIDE.box(), 100, 0.2);
      assertThat(found).hasSize(1);
      assertThat(found.getFirst().box().overlapRatio(face)).isGreaterThan(0.4);
    }
  }

  @Test
  void scalesFindTheSameFaceInTheSamePlace() {
    PictureSize size = new PictureSize(400, 300);
    Box face = Box.ofSize(150, 90, 64, 80);
    TestPicture picture = pictureWith(size, face);
    try (FaceDetector detector = InstalledDetectors.centerFace()) {
      for (int percent : new int[] {50, 75, 100, 150, 200}) {
        assertThat(detector.find(picture, size.box(), percent, 0.2))
            .as("at %d %%", percent)
            .anySatisfy(found -> assertThat(found.box().overlapRatio(face)).isGreaterThan(0.4));
      }
    }
  }

  @Test
  void whatLiesOutsideTheRegionChangesNothing() {
    PictureSize size = new PictureSize(400, 300);
    Box face = Box.ofSize(150, 90, 64, 80);
    Box region = new Box(101, 51, 301, 251);
    TestPicture alone = pictureWith(size, face);
    TestPicture crowded = pictureWith(size, face, Box.ofSize(10, 20, 56, 70));
    try (FaceDetector detector = InstalledDetectors.centerFace()) {
      List<Face> found = detector.find(alone, region, 100, 0.2);
      assertThat(found).hasSize(1);
      assertThat(detector.find(crowded, region, 100, 0.2)).isEqualTo(found);
    }
  }

  @Test
  void theNumberOfThreadsChangesNothing() {
    UserFolders folders = UserFolders.ofThisUser();
    Detectors detectors = new Detectors(new ModelShelf(folders), folders);
    PictureSize size = new PictureSize(500, 300);
    TestPicture picture =
        pictureWith(size, Box.ofSize(100, 100, 40, 50), Box.ofSize(300, 80, 24, 30));
    try (FaceDetector one = detectors.open("centerface", 1);
        FaceDetector three = detectors.open("centerface", 3)) {
      assertThat(three.find(picture, size.box(), 100, 0.05))
          .isEqualTo(one.find(picture, size.box(), 100, 0.05))
          .isNotEmpty();
    }
  }

  @Test
  void aRegionThatReachesOutsideIsRefused() {
    PictureSize size = new PictureSize(100, 100);
    TestPicture picture = new TestPicture(size, true);
    try (FaceDetector detector = InstalledDetectors.centerFace()) {
      assertThatThrownBy(() -> detector.find(picture, new Box(50, 50, 101, 90), 100, 0.2))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void picturesOfAPixelAreLookedAt() {
    PictureSize size = new PictureSize(1, 1);
    try (FaceDetector detector = InstalledDetectors.centerFace()) {
      assertThat(detector.find(new TestPicture(size, true), size.box(), 100, 0.2)).isEmpty();
    }
  }

  @Test
  void closingTwiceIsFineAndLookingAfterwardsIsNot() {
    PictureSize size = new PictureSize(64, 64);
    FaceDetector detector = InstalledDetectors.centerFace();
    detector.close();
    detector.close();
    assertThatThrownBy(() -> detector.find(new TestPicture(size, true), size.box(), 100, 0.2))
        .isInstanceOf(IllegalStateException.class);
  }
}
