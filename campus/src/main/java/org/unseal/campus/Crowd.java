package org.unseal.campus;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.unseal.campus.scene.Itinerary;
import org.unseal.campus.scene.Person;
import org.unseal.campus.scene.Role;
import org.unseal.campus.scene.SkinTone;
import org.unseal.campus.scene.VehiclePath;
import org.unseal.campus.scene.Wardrobe;

/** Makes up people and where they go. The same seed makes the same. One thread. */
public final class Crowd {
  private static final long SECOND = 1_000_000;
  private static final List<SkinTone> SKINS = List.of(SkinTone.values());

  private final SplittableRandom random;
  private final List<Person> people = new ArrayList<>();

  /** Begins with nobody. */
  public Crowd(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Everybody so far, in the order in which they were added. */
  public List<Person> people() {
    return people;
  }

  /** Adds a student with a way of their own. */
  public void student(Itinerary itinerary) {
    SkinTone skin = SKINS.get(random.nextInt(SKINS.size()));
    String number = Integer.toString(1000 + people.size() + 1).substring(1);
    people.add(
        new Person(
            "s-" + number,
            "",
            Role.STUDENT,
            skin,
            Wardrobe.random(random, skin),
            random.nextDouble(1.5, 1.9),
            random.nextDouble(0.88, 1.16),
            random.nextLong(),
            itinerary));
  }

  /** Adds the school resource officer. */
  public void calder(Itinerary itinerary) {
    people.add(
        new Person(
            "o-calder",
            "Ray Calder",
            Role.OFFICER,
            SkinTone.FAIR,
            Wardrobe.uniform(0x4A3020, true),
            1.84,
            1.12,
            0x5EED_0001_1234L,
            itinerary));
  }

  /** Adds the civilian security monitor. */
  public void amsel(Itinerary itinerary) {
    people.add(
        new Person(
            "m-amsel",
            "Keith Amsel",
            Role.MONITOR,
            SkinTone.BROWN,
            Wardrobe.monitor(),
            1.76,
            1.08,
            0x5EED_0002_4321L,
            itinerary));
  }

  /** Adds a deputy of those who arrive later. */
  public void deputy(Itinerary itinerary) {
    SkinTone skin = SKINS.get(random.nextInt(SKINS.size()));
    people.add(
        new Person(
            "d-" + (people.size() + 1),
            "",
            Role.DEPUTY,
            skin,
            Wardrobe.uniform(0x2B1D14, random.nextBoolean()),
            random.nextDouble(1.68, 1.9),
            random.nextDouble(1, 1.18),
            random.nextLong(),
            itinerary));
  }

  /** Somebody who stands in one place for all of the scene. */
  public void stander(long start, long end, double x, double y, double heading) {
    student(Itinerary.from(start, x, y).stay(end - start, heading).build());
  }

  /** Two who ride through in a cart. */
  public void riders(VehiclePath path) {
    for (double seat : new double[] {-0.3, 0.3}) {
      long start = path.moves().getFirst().start();
      student(Itinerary.from(start, 0, 0).ride(path, seat, 0.1).build());
    }
  }

  /**
   * People who come into the yard now and go again: alone or in a group; some stop on the way, some
   * run.
   *
   * @param most how many there may be
   * @param speedUp factor on everybody's pace; from 1.6 on all run
   */
  public void crossYard(long now, int most, double speedUp) {
    int size = random.nextInt(10) >= 7 ? Math.min(most, 2 + random.nextInt(3)) : 1;
    double near = random.nextDouble(5.6, 14);
    double side = random.nextBoolean() ? 1 : -1;
    double speed =
        random.nextInt(12) == 0
            ? random.nextDouble(2.6, 3.6)
            : random.nextDouble(1.05, 1.6) * speedUp;
    int route = random.nextInt(7);
    long pause = random.nextInt(4) == 0 ? random.nextLong(3 * SECOND, 25 * SECOND) : 0;
    double stopAt = random.nextDouble(-0.3, 0.3);
    double stopHeading = 180 + random.nextInt(-80, 80);
    for (int i = 0; i < size; i++) {
      double beside = i * random.nextDouble(0.5, 0.8);
      double behind = i * random.nextDouble(-0.3, 0.7);
      double y = near + beside;
      double half = y * 0.52 + 1.2;
      long stop = speedUp >= 1.6 ? 0 : pause;
      Itinerary.Builder way;
      switch (route) {
        case 0 -> {
          // From the far walk down the path, then out at the side.
          way = Itinerary.from(now, -0.4 + beside * 0.8, 23.5 + behind);
          way.go(-0.2 + beside * 0.8, near + 1 + beside, speed);
          halt(way, stop, stopHeading + i * 40);
          way.go(side * (half + 1), near + beside, speed);
        }
        case 1, 5 -> {
          // Straight at the camera and under it.
          way = Itinerary.from(now, side * 2 + beside, 22 + behind);
          way.go(side * 1.1 + beside * 0.8, 9 + beside, speed);
          halt(way, stop, stopHeading + i * 40);
          way.go(side * 0.7 + beside * 0.5, 2.2, speed);
        }
        case 2 -> {
          // From below the picture away to the back.
          way = Itinerary.from(now, side * 0.9 + beside * 0.5, 2.2 - behind);
          way.go(side * 0.6 + beside * 0.8, 12, speed);
          way.go(-0.8 + beside * 0.8, 25, speed);
        }
        default -> {
          // Along the walk from edge to edge.
          way = Itinerary.from(now, -side * (half + behind), y);
          way.go(half * stopAt, y - 0.2, speed);
          halt(way, stop, stopHeading + i * 40);
          way.go(side * (half + 0.5), y + random.nextDouble(-1, 1), speed);
        }
      }
      student(way.build());
    }
  }

  /**
   * Somebody who comes through the hall, out of the door of Building 7, and away over the grass.
   *
   * @param speed metres per second
   */
  public void leaveBuilding(long now, double speed) {
    double lane = random.nextDouble(-1.1, 1.1);
    Itinerary.Builder way = Itinerary.from(now, 200 + lane, 23);
    way.go(200 + lane * 0.8 + random.nextDouble(-0.3, 0.3), 11, speed);
    way.go(200.9 + lane * 0.35, 0.2, speed);
    way.reappear(random.nextLong(4 * SECOND, 7 * SECOND), 13.7 + random.nextDouble(0.9), 35.7);
    double out = random.nextDouble(1.5);
    if (random.nextBoolean()) {
      way.go(10 + out * 0.6, 31.2, speed).go(10.5 + out, 26.4, speed);
    } else {
      way.go(9.8 + out, 31.2 + out, speed).go(6.6, 29.6 - out, speed).go(4.5, 27.5, speed);
    }
    student(way.build());
  }

  /** Somebody who walks through the gate, in or out. */
  public void passGate(long now) {
    double lane = random.nextDouble(64.8, 66);
    double speed = random.nextDouble(1.1, 1.6);
    Itinerary.Builder way =
        random.nextBoolean()
            ? Itinerary.from(now, lane, 21).go(lane - 1.2, 10, speed).go(lane - 2.6, 3, speed)
            : Itinerary.from(now, lane - 3, 3).go(lane - 1.4, 10, speed).go(lane, 22, speed);
    student(way.build());
  }

  private static void halt(Itinerary.Builder way, long pause, double heading) {
    if (pause > 0) {
      way.stay(pause, heading);
    }
  }
}
