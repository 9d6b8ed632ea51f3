package org.unseal.campus.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.unseal.campus.geometry.Hull;
import org.unseal.campus.geometry.Outline;
import org.unseal.campus.geometry.Vec;
import org.unseal.campus.scene.Happening;
import org.unseal.campus.scene.Itinerary;
import org.unseal.campus.scene.Person;
import org.unseal.campus.scene.Scene;
import org.unseal.campus.scene.Stance;
import org.unseal.campus.scene.Vehicle;
import org.unseal.campus.scene.VehiclePath;
import org.unseal.campus.scene.Wardrobe;
import org.unseal.campus.truth.FrameTruth;
import org.unseal.campus.truth.Mask;

class FramePainterTest {
  private static final long SECOND = 1_000_000;

  private static FramePainter painter(Scene scene) {
    return new FramePainter(scene, scene.cameras().getFirst());
  }

  private static FrameTruth.Someone only(FrameTruth truth) {
    return truth.people().findFirst().orElseThrow();
  }

  private static boolean differ(byte[] a, byte[] b, int pixel, int by) {
    return Math.abs((a[pixel] & 255) - (b[pixel] & 255)) > by;
  }

  @Test
  void onlyPixelsInsideThePersonAndTheirShadowChange() {
    Person runner =
        SmallYard.person("s-1", Itinerary.from(SmallYard.START, -2, 9).go(6, 9, 3).build());
    FramePainter with = painter(SmallYard.scene(runner));
    FramePainter without = painter(SmallYard.scene());
    for (int frame = 0; frame < 8; frame++) {
      long time = SmallYard.START + frame * 300_000L;
      FrameTruth truth = with.paint(frame, frame, time);
      without.paint(frame, frame, time);
      FrameTruth.Someone someone = only(truth);
      Mask mask = new Mask(SmallYard.SIZE.box());
      Hull hull = new Hull();
      // Smoothed edges reach one pixel further, hair and hat are in the head's outline.
      someone.shadow().ifPresent(o -> mask.fill(hull.grown(o, 9).take(), 2));
      someone.body().forEach(o -> mask.fill(hull.grown(o, 9).take(), 1));
      someone.front().forEach(o -> mask.fill(hull.grown(o, 9).take(), 1));
      int changed = 0;
      for (int y = 40; y < SmallYard.SIZE.height(); y++) {
        for (int x = 0; x < SmallYard.SIZE.width(); x++) {
          if (differ(with.i420(), without.i420(), y * SmallYard.SIZE.width() + x, 0)) {
            changed++;
            assertThat(mask.at(x, y)).as("frame %d, pixel %d,%d", frame, x, y).isPositive();
          }
        }
      }
      assertThat(changed).isGreaterThan(1000);
    }
  }

  @Test
  void outlinesHoldForAllThatPeopleWearAndHoweverTheyTurn() {
    long seed = 20250506;
    SplittableRandom random = new SplittableRandom(seed);
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Person plain =
          SmallYard.person(
              "s-" + i,
              Itinerary.from(SmallYard.START + i * 100_000L, -1 + i * 0.03, 6.5)
                  .stay(100_000, i * 27)
                  .build());
      people.add(
          new Person(
              plain.id(),
              "",
              plain.role(),
              plain.skin(),
              Wardrobe.random(random, plain.skin()),
              random.nextDouble(1.5, 1.9),
              random.nextDouble(0.88, 1.16),
              random.nextLong(),
              plain.itinerary()));
    }
    FramePainter with = painter(SmallYard.scene(people.toArray(Person[]::new)));
    FramePainter without = painter(SmallYard.scene());
    int width = SmallYard.SIZE.width();
    for (int i = 0; i < people.size(); i++) {
      FrameTruth.Someone someone = only(with.paint(i, i, SmallYard.START + i * 100_000L));
      without.paint(i, i, SmallYard.START + i * 100_000L);
      Mask mask = new Mask(SmallYard.SIZE.box());
      Hull hull = new Hull();
      someone.shadow().ifPresent(o -> mask.fill(hull.grown(o, 9).take(), 1));
      someone.body().forEach(o -> mask.fill(hull.grown(o, 9).take(), 1));
      someone.front().forEach(o -> mask.fill(hull.grown(o, 9).take(), 1));
      for (int y = 40; y < SmallYard.SIZE.height(); y++) {
        for (int x = 0; x < width; x++) {
          if (mask.at(x, y) == 0) {
            assertThat(differ(with.i420(), without.i420(), y * width + x, 0))
                .as("seed %d, person %d, pixel %d,%d", seed, i, x, y)
                .isFalse();
          }
        }
      }
    }
  }

  @Test
  void nearlyAllPixelsOfTheBodyChange() {
    FramePainter with = painter(SmallYard.scene(SmallYard.standing("s-1", -1, 9)));
    FramePainter without = painter(SmallYard.scene());
    FrameTruth.Someone someone = only(with.paint(0, 0, SmallYard.START));
    without.paint(0, 0, SmallYard.START);
    Mask mask = new Mask(SmallYard.SIZE.box());
    someone.body().forEach(o -> mask.fill(o, 1));
    int changed = 0;
    for (int y = 0; y < SmallYard.SIZE.height(); y++) {
      for (int x = 0; x < SmallYard.SIZE.width(); x++) {
        if (mask.at(x, y) == 1
            && differ(with.i420(), without.i420(), y * SmallYard.SIZE.width() + x, 3)) {
          changed++;
        }
      }
    }
    assertThat(changed / (double) mask.count(1)).isGreaterThan(0.93);
  }

  @Test
  void theFaceLiesInTheHeadAndTheHeadOnTopOfTheBody() {
    FrameTruth.Someone someone =
        only(
            painter(SmallYard.scene(SmallYard.standing("s-1", -1, 7)))
                .paint(0, 0, SmallYard.START));
    Outline face = someone.face().orElseThrow();
    assertThat(face.top()).isGreaterThanOrEqualTo(someone.head().top());
    assertThat(face.left()).isGreaterThanOrEqualTo(someone.head().left());
    assertThat(face.right()).isLessThanOrEqualTo(someone.head().right());
    int feet = someone.body().stream().mapToInt(Outline::bottom).max().orElseThrow();
    assertThat(someone.head().bottom()).isLessThan(feet - 3 * (int) (8 * face.height()));
    assertThat(Math.abs(someone.yaw())).isLessThan(60);
  }

  @Test
  void aFaceBehindThePoleIsHiddenAndBesideItIsNot() {
    // The pole stands at 1.5..1.7, 7.5..7.7; seen from 0,0 this is just behind it.
    FrameTruth behind =
        painter(SmallYard.scene(SmallYard.standing("s-1", 1.9, 9))).paint(0, 0, SmallYard.START);
    assertThat(only(behind).visiblePixels()).isLessThan(only(behind).facePixels() / 5);
    assertThat(behind.layers())
        .anyMatch(l -> l instanceof FrameTruth.Thing t && t.name().equals("lamp-pole"));
    FrameTruth beside =
        painter(SmallYard.scene(SmallYard.standing("s-1", 0.6, 9))).paint(0, 0, SmallYard.START);
    assertThat(only(beside).visiblePixels()).isEqualTo(only(beside).facePixels());
    FrameTruth before =
        painter(SmallYard.scene(SmallYard.standing("s-1", 1.45, 6.9))).paint(0, 0, SmallYard.START);
    assertThat(only(before).visiblePixels()).isEqualTo(only(before).facePixels());
  }

  @Test
  void aFaceAtThePicturesEdgeCountsWithWhatIsInside() {
    double edge = 7 * 320.0 / 650;
    FrameTruth.Someone half =
        only(
            painter(SmallYard.scene(SmallYard.standing("s-1", edge * 1.03, 7)))
                .paint(0, 0, SmallYard.START));
    assertThat(half.visiblePixels()).isBetween(1, half.facePixels() - 1);
  }

  @Test
  void whoeverIsNearerHidesWhoIsBehind() {
    FrameTruth truth =
        painter(
                SmallYard.scene(
                    SmallYard.standing("far", -0.5, 9), SmallYard.standing("near", -0.42, 8.2)))
            .paint(0, 0, SmallYard.START);
    List<FrameTruth.Someone> people = truth.people().toList();
    assertThat(people).extracting(FrameTruth.Someone::id).containsExactly("far", "near");
    assertThat(people.get(0).visiblePixels()).isLessThan(people.get(0).facePixels());
    assertThat(people.get(1).visiblePixels()).isEqualTo(people.get(1).facePixels());
  }

  @Test
  void whoeverTurnsTheirBackHasNoFaceToHide() {
    Person away =
        SmallYard.person("s-1", Itinerary.from(SmallYard.START, -1, 8).stay(SECOND, 0).build());
    FrameTruth.Someone someone =
        only(painter(SmallYard.scene(away)).paint(0, 0, SmallYard.START + 400_000));
    assertThat(Math.abs(someone.yaw())).isGreaterThan(110);
    assertThat(someone.visiblePixels()).isLessThan(60);
  }

  @Test
  void aFaceGetsSmallerWithDistance() {
    double near =
        only(painter(SmallYard.scene(SmallYard.standing("s-1", -1, 7)))
                .paint(0, 0, SmallYard.START))
            .faceHeight();
    double far =
        only(painter(SmallYard.scene(SmallYard.standing("s-1", -2, 14)))
                .paint(0, 0, SmallYard.START))
            .faceHeight();
    assertThat(near / far).isCloseTo(2, within(0.35));
  }

  @Test
  void onlyWhoStandsThroughoutIsMarkedStill() {
    Person leaves =
        SmallYard.person(
            "s-2", Itinerary.from(SmallYard.START, 1, 11).stay(SECOND, 180).go(5, 11, 1).build());
    FrameTruth truth =
        painter(SmallYard.scene(SmallYard.standing("s-1", -1, 8), leaves))
            .paint(0, 0, SmallYard.START);
    truth.people().forEach(p -> assertThat(p.still()).isEqualTo(p.id().equals("s-1")));
    assertThat(truth.people()).allMatch(p -> p.pose() == Stance.Gait.STANDING);
  }

  @Test
  void theSameSceneGivesTheSameBytesAndTheSameTruth() {
    Scene scene = SmallYard.scene(3, List.of(), List.of(), SmallYard.standing("s-1", -1, 8));
    FramePainter first = painter(scene);
    FramePainter second = painter(scene);
    FrameTruth a = first.paint(4, 4, SmallYard.START + SECOND);
    second.paint(3, 3, SmallYard.START);
    FrameTruth b = second.paint(4, 4, SmallYard.START + SECOND);
    assertThat(a).isEqualTo(b);
    assertThat(first.i420()).isEqualTo(second.i420());
  }

  @Test
  void noiseChangesFromFrameToFrame() {
    Scene scene = SmallYard.scene(3, List.of(), List.of());
    FramePainter painter = painter(scene);
    painter.paint(0, 0, SmallYard.START);
    byte[] first = painter.i420().clone();
    painter.paint(1, 1, SmallYard.START);
    int changed = 0;
    double squares = 0;
    int pixels = SmallYard.SIZE.width() * SmallYard.SIZE.height();
    for (int i = 0; i < pixels; i++) {
      int d = (first[i] & 255) - (painter.i420()[i] & 255);
      squares += d * d;
      changed += d == 0 ? 0 : 1;
    }
    assertThat(changed).isGreaterThan(pixels / 2);
    assertThat(Math.sqrt(squares / pixels / 2)).isCloseTo(3, within(0.4));
  }

  @Test
  void aCartHidesWhoIsBehindItAndSmokeHidesToo() {
    VehiclePath path =
        VehiclePath.from(SmallYard.START, -0.6, 7.5).facing(90).park(10 * SECOND).build();
    Vehicle cart = new Vehicle("cart", Vehicle.Kind.GOLF_CART, 0xFFFFFF, "", false, path);
    FrameTruth carted =
        painter(SmallYard.scene(0, List.of(cart), List.of(), SmallYard.standing("s-1", -0.6, 9)))
            .paint(0, 0, SmallYard.START);
    assertThat(carted.layers())
        .anyMatch(l -> l instanceof FrameTruth.Thing t && t.kind() == FrameTruth.Kind.CART);
    assertThat(carted.layers().getFirst()).isInstanceOf(FrameTruth.Someone.class);

    Happening smoke =
        new Happening.Smoke(
            SmallYard.START - 4 * SECOND,
            SmallYard.END + 10 * SECOND,
            new Vec(-0.6, 7.5, 1.0),
            new Vec(0.05, 0, 0),
            3);
    FrameTruth smoked =
        painter(SmallYard.scene(0, List.of(), List.of(smoke), SmallYard.standing("s-1", -0.6, 9)))
            .paint(0, 0, SmallYard.START);
    assertThat(only(smoked).visiblePixels()).isLessThan(only(smoked).facePixels());
    assertThat(smoked.events()).contains("smoke");
  }

  @Test
  void anExposureJumpBrightensThePictureAndFades() {
    Happening jump =
        new Happening.ExposureJump(SmallYard.START, SmallYard.START + 1_500_000, "cam-test", 1.3);
    FramePainter painter = painter(SmallYard.scene(0, List.of(), List.of(jump)));
    FrameTruth at = painter.paint(0, 0, SmallYard.START);
    double bright = mean(painter.i420());
    FrameTruth later = painter.paint(1, 1, SmallYard.START + 2 * SECOND);
    assertThat(bright).isGreaterThan(mean(painter.i420()) * 1.1);
    assertThat(at.events()).containsExactly("exposure");
    assertThat(later.events()).isEmpty();
  }

  private static double mean(byte[] planes) {
    long sum = 0;
    int pixels = SmallYard.SIZE.width() * SmallYard.SIZE.height();
    for (int i = 0; i < pixels; i++) {
      sum += planes[i] & 255;
    }
    return sum / (double) pixels;
  }
}
