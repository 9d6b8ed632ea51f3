package org.unseal.vision.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.track.Track;
import org.unseal.testkit.footage.DrawnFace;
import org.unseal.vision.detect.FaceDetector;
import org.unseal.vision.detect.FaceDetector.Face;
import org.unseal.vision.detect.InstalledDetectors;
import org.unseal.vision.detect.TestPicture;

/** A camera pans and shakes over drawn people; nobody's face may be left uncovered. */
class MovingCameraIT {
  private static final PictureSize SIZE = new PictureSize(400, 240);
  private static final PictureSize YARD = new PictureSize(900, 320);
  private static final int FRAMES = 45;
  private static final long FRAME = 66_667;
  private static final int STRIDE = 2;

  private static final List<Box> PEOPLE =
      List.of(
          Box.ofSize(120, 90, 32, 40),
          Box.ofSize(300, 110, 26, 32),
          Box.ofSize(470, 80, 48, 60),
          Box.ofSize(700, 100, 36, 45));

  private static BufferedImage yard() {
    BufferedImage yard = DrawnFace.scene(YARD);
    Graphics2D g = yard.createGraphics();
    Random random = new Random(3);
    for (int i = 0; i < 60; i++) {
      int grey = 90 + random.nextInt(90);
      g.setColor(new Color(grey, grey, grey - 10));
      g.fillRect(random.nextInt(900), random.nextInt(60), 10 + random.nextInt(60), 12);
    }
    g.dispose();
    for (int i = 0; i < PEOPLE.size(); i++) {
      DrawnFace.draw(yard, PEOPLE.get(i), DrawnFace.SKINS.get(i));
    }
    return DrawnFace.blurred(yard);
  }

  /** How far the camera looks to the right and down in a frame. */
  private static int panX(int frame) {
    return 10 * frame + (int) Math.round(5 * Math.sin(frame * 1.3));
  }

  private static int panY(int frame) {
    return 40 + (int) Math.round(7 * Math.sin(frame * 0.9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"centerface", "yunet"})
  void everyFaceInThePictureIsCoveredInEveryFrame(String name) {
    BufferedImage yard = yard();
    try (FaceDetector detector = InstalledDetectors.ifThere(name)) {
      FollowSettings settings = FollowSettings.of(detector.movingThreshold());
      FaceFollower follower = new FaceFollower(settings, SIZE);
      FaceLook look = new FaceLook(detector);
      for (int i = 0; i < FRAMES; i++) {
        if (i % STRIDE == 0) {
          TestPicture picture =
              TestPicture.of(yard.getSubimage(panX(i) + 5, panY(i), SIZE.width(), SIZE.height()));
          follower.looked(i, i * FRAME, look.at(picture, settings.keepThreshold()));
        } else {
          follower.passed(i, i * FRAME);
        }
      }
      List<Track> tracks = follower.finish(1);
      for (int i = 0; i < FRAMES; i++) {
        for (Box person : PEOPLE) {
          Box face = person.move(-panX(i) - 5, -panY(i));
          if (SIZE.box().contains(face)) {
            assertThat(covers(tracks, i))
                .as("%s, frame %d, face at %s", name, i, face)
                .anyMatch(cover -> cover.contains(face));
          }
        }
      }
    }
  }

  private static List<Box> covers(List<Track> tracks, int frame) {
    return tracks.stream()
        .flatMap(track -> track.segments().stream())
        .filter(segment -> segment.frames().contains(frame))
        .flatMap(segment -> segment.trail().coversAt(frame).stream())
        .toList();
  }

  @Test
  void aFaceThatFillsThePictureIsSeenOnce() {
    PictureSize size = new PictureSize(960, 720);
    Box face = Box.ofSize(300, 150, 320, 400);
    BufferedImage image = DrawnFace.scene(size);
    DrawnFace.draw(image, face, DrawnFace.SKINS.getFirst());
    try (FaceDetector detector = InstalledDetectors.centerFace()) {
      List<Face> found =
          new FaceLook(detector).at(TestPicture.of(image), detector.movingThreshold());
      assertThat(found).anyMatch(each -> each.box().overlapRatio(face) > 0.4);
    }
  }
}
