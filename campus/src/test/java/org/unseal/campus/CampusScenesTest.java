package org.unseal.campus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.unseal.campus.geometry.Vec;
import org.unseal.campus.scene.Camera;
import org.unseal.campus.scene.Person;
import org.unseal.campus.scene.Role;
import org.unseal.campus.scene.Scene;
import org.unseal.campus.scene.Stance;
import org.unseal.campus.scene.Vehicle;

class CampusScenesTest {
  private static final long SECOND = 1_000_000;

  private static List<String> positions(Scene scene) {
    long middle = (scene.start() + scene.end()) / 2;
    return scene.people().stream()
        .map(p -> p.id() + " " + p.skin() + " " + p.itinerary().at(middle, p.seed()))
        .toList();
  }

  private static Person one(Scene scene, Role role) {
    return scene.people().stream().filter(p -> p.role() == role).findFirst().orElseThrow();
  }

  @Test
  void aSceneIsTheSameEveryTimeAndAnotherForAnotherSeed() {
    Scene scene = CampusScenes.bench(3, 2, 30);
    assertThat(positions(CampusScenes.bench(3, 2, 30))).isEqualTo(positions(scene));
    assertThat(positions(CampusScenes.bench(4, 2, 30))).isNotEqualTo(positions(scene));
  }

  @Test
  void aBenchSceneHasAsManyPeopleAsWereAskedFor() {
    for (long seed = 1; seed < 20; seed++) {
      Scene scene = CampusScenes.bench(seed, 10, 200);
      assertThat(scene.people()).as("seed %d", seed).hasSize(200);
      assertThat(scene.end() - scene.start()).isEqualTo(600 * SECOND);
      assertThat(scene.people().stream().map(Person::id).distinct()).hasSize(200);
      assertThat(scene.people()).filteredOn(p -> p.itinerary().standsThroughout()).hasSize(2);
    }
  }

  @Test
  void theShortDemoHasEverybodyWhomItIsAbout() {
    Scene scene = CampusScenes.demoShort();
    assertThat(scene.cameras()).extracting(Camera::name).containsExactly("cam-yard");
    assertThat(one(scene, Role.OFFICER).name()).isEqualTo("Ray Calder");
    assertThat(one(scene, Role.MONITOR).name()).isEqualTo("Keith Amsel");
    assertThat(scene.people()).anyMatch(p -> p.itinerary().standsThroughout());
    assertThat(scene.people().size()).isBetween(12, 40);
  }

  @Test
  void theDeputyRunsOnlyAfterTheAlarmAndEndsBehindThePole() {
    Scene scene = CampusScenes.demoFull();
    long alarm = scene.start() + 42 * SECOND;
    Person calder = one(scene, Role.OFFICER);
    boolean ran = false;
    boolean rode = false;
    for (long t = scene.start(); t < scene.end(); t += SECOND / 4) {
      Stance stance = calder.itinerary().at(t, calder.seed()).orElseThrow();
      if (t < alarm) {
        assertThat(stance.gait()).isNotEqualTo(Stance.Gait.RUNNING);
      }
      ran |= stance.gait() == Stance.Gait.RUNNING;
      rode |= stance.gait() == Stance.Gait.RIDING;
    }
    assertThat(ran).isTrue();
    assertThat(rode).isTrue();
    Stance last = calder.itinerary().at(scene.end() - 1, calder.seed()).orElseThrow();
    assertThat(last.ground().minus(new Vec(9.62, 34.4, 0)).length()).isLessThan(0.1);
  }

  @Test
  void nobodyIsInTwoPlacesAndNobodyJumps() {
    for (Scene scene : List.of(CampusScenes.demoShort(), CampusScenes.demoFull())) {
      for (Person person : scene.people()) {
        Optional<Stance> before = Optional.empty();
        for (long t = scene.start(); t < scene.end(); t += SECOND / 5) {
          Optional<Stance> now = person.itinerary().at(t, person.seed());
          if (before.isPresent() && now.isPresent()) {
            double moved = now.get().ground().minus(before.get().ground()).length();
            assertThat(moved).as("%s of %s", person.id(), scene.name()).isLessThan(2.2);
          }
          before = now;
        }
      }
    }
  }

  @Test
  void theFullDemoHasFourCamerasWithTheClocksOfTheStory() {
    Scene scene = CampusScenes.demoFull();
    assertThat(scene.cameras())
        .extracting(Camera::name)
        .containsExactly("cam-yard", "cam-b7", "cam-gate", "cam-hall");
    long noon = org.unseal.campus.scene.CameraClock.ANCHOR;
    assertThat(scene.cameras().stream().map(c -> c.clock().displayed(noon) - noon))
        .containsExactly(41_300_000L, -133_600_000L, -3_593_000_000L, 3_900_000L);
    assertThat(scene.camera("cam-yard").clock().text(scene.start() + 5 * SECOND))
        .isEqualTo("05-06-2025 14:17:30");
    assertThat(scene.vehicles()).extracting(Vehicle::plate).contains("LRK 4471", "MC 207");
  }
}
