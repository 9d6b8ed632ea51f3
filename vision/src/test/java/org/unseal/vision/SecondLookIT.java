package org.unseal.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unseal.engine.port.PictureAuditor.FrameSight;
import org.unseal.engine.port.PictureAuditor.Order;
import org.unseal.engine.port.PictureAuditor.Region;
import org.unseal.engine.port.PictureAuditor.SeenFace;
import org.unseal.engine.port.PictureAuditor.Setup;
import org.unseal.engine.port.PictureAuditor.Sights;
import org.unseal.engine.port.Progress;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.plan.FrameCover;
import org.unseal.testkit.footage.DrawnFace;
import org.unseal.testkit.footage.ScriptedFootage;
import org.unseal.testkit.footage.ScriptedPicture;
import org.unseal.vision.audit.SecondLook;
import org.unseal.vision.detect.FaceDetector;
import org.unseal.vision.detect.InstalledDetectors;
import org.unseal.vision.detect.TestPicture;

/** Every detector that is there sees, among masked faces, those whose mask was left out. */
class SecondLookIT {
  private static final PictureSize SIZE = new PictureSize(800, 600);

  private static List<Box> faces() {
    List<Box> faces = new ArrayList<>();
    for (int i = 0; i < DrawnFace.SKINS.size(); i++) {
      faces.add(Box.ofSize(60 + 180 * i, 200, 48, 60));
    }
    return faces;
  }

  private static ScriptedFootage footage(List<Box> masks) {
    BufferedImage image = DrawnFace.scene(SIZE);
    List<Box> faces = faces();
    for (int i = 0; i < faces.size(); i++) {
      Color skin = DrawnFace.SKINS.get(i);
      DrawnFace.draw(image, faces.get(i), skin);
    }
    TestPicture drawn = TestPicture.of(DrawnFace.blurred(image));
    return new ScriptedFootage(
        SIZE,
        1,
        (_, picture) -> {
          for (int plane = 0; plane < 3; plane++) {
            copy(drawn, picture, plane);
          }
          masks.forEach(mask -> picture.fill(mask, 16, 128, 128));
        });
  }

  private static void copy(TestPicture from, ScriptedPicture to, int plane) {
    int width = plane == 0 ? SIZE.width() : SIZE.width() / 2;
    int height = plane == 0 ? SIZE.height() : SIZE.height() / 2;
    ByteBuffer target = to.writable(plane);
    for (int y = 0; y < height; y++) {
      target.put(y * to.stride(plane), from.plane(plane), y * from.stride(plane), width);
    }
  }

  private static List<SeenFace> open(FaceDetector detector, List<Box> masks) {
    List<SeenFace> open = new ArrayList<>();
    new SecondLook(List.of(new DetectorSource(detector.identity(), () -> detector)))
        .look(
            footage(masks),
            new Setup(Optional.of(detector.identity()), 0, 1),
            (_, _) ->
                Optional.of(
                    new Order(
                        1,
                        false,
                        List.of(new Region(SIZE.box(), 0)),
                        Optional.of(
                            masks.isEmpty()
                                ? new FrameCover.Nothing()
                                : new FrameCover.Boxes(masks)))),
            new Sights() {
              @Override
              public void seen(FrameSight sight) {
                sight.faces().stream()
                    .filter(face -> face.coveredPermille() < 500)
                    .forEach(open::add);
              }

              @Override
              public void moved(int frame, Box box) {}

              @Override
              public void stretch(int stretch, int judged, int wanted) {}

              @Override
              public void damaged(int frame) {}
            },
            Progress.SILENT);
    return open;
  }

  @ParameterizedTest
  @ValueSource(strings = {"centerface", "yunet", "ultraface"})
  void theOneMaskThatWasLeftOutIsSeen(String name) {
    List<Box> masks = new ArrayList<>();
    faces().forEach(face -> masks.add(face.grow(12, 14)));
    Box left = faces().get(1);
    masks.remove(1);
    assertThat(open(InstalledDetectors.ifThere(name), masks))
        .as(name)
        .anyMatch(face -> face.box().overlapRatio(left) > 0.35)
        .allMatch(face -> face.box().overlaps(left.grow(12, 14)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"centerface", "yunet", "ultraface"})
  void nothingIsSeenWhereEveryMaskIsThere(String name) {
    List<Box> masks = new ArrayList<>();
    faces().forEach(face -> masks.add(face.grow(12, 14)));
    assertThat(open(InstalledDetectors.ifThere(name), masks)).as(name).isEmpty();
  }
}
