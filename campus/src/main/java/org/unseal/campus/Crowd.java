package org.unseal.campus;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.unseal.campus.scene.Itinerary;
import org.unseal.campus.scene.Person;
import org.unseal.campus.scene.Role;
import org.unseal.campus.scene.SkinTone;
import org.unseal.campus.scene.Wardrobe;

/** Makes up students and where they go in the yard. The same seed makes the same. One thread. */
final class Crowd {
  private static final long SECOND = 1_000_000;
  private static final List<SkinTone> SKINS = List.of(SkinTone.values());

  private final SplittableRandom random;
  private final List<Person> people = new ArrayList<>();

  Crowd(long seed) {
    random = new SplittableRandom(seed);
  }

  List<Person> people() {
    return people;
  }

  /** Adds a student with a way of their own. */
  Person student(Itinerary itinerary) {
    SkinTone skin = SKINS.get(random.nextInt(SKINS.size()));
    String number = Integer.toString(1000 + people.size() + 1).substring(1);
    Person person =
        new Person(
            "s-" + number,
            "",
            Role.STUDENT,
            skin,
            Wardrobe.random(random, skin),
            random.nextDouble(1.5, 1.9),
            random.nextDouble(0.88, 1.16),
            random.nextLong(),
            itinerary);
    people.add(person);
    return person;
  }

  void add(Person person) {
    people.add(person);
  }

  /** Somebody who stands in one place for all of the scene. */
  void stander(long start, long end, double x, double y, double heading) {
    student(Itinerary.from(start, x, y).stay(end - start, heading).build());
  }

  /**
   * People who come into the yard now and go again: alone, in groups, some stop on the way, some
   * run.
   *
   * @param speedUp factor on everybody's pace, above 1.6 all run
   * @return how many came
   */
  int arrive(long now, int most, double speedUp) {
    int kind = random.nextInt(10);
    int size = kind >= 7 ? Math.min(most, 2 + random.nextInt(3)) : 1;
    double near = random.nextDouble(6.2, 15.5);
    boolean east = random.nextBoolean();
    double speed = random.nextDouble(1.05, 1.6) * speedUp;
    if (random.nextInt(12) == 0) {
      speed = random.nextDouble(2.6, 3.6);
    }
    int route = random.nextInt(6);
    long pause = random.nextInt(4) == 0 ? random.nextLong(3 * SECOND, 25 * SECOND) : 0;
    double stopAt = random.nextDouble(-0.3, 0.3);
    double stopHeading = 180 + random.nextInt(-80, 80);
    for (int i = 0; i < size; i++) {
      double beside = i * random.nextDouble(0.5, 0.8);
      double behind = i * random.nextDouble(-0.3, 0.7);
      double y = near + beside;
      double half = y * 0.52 + 1.2;
      double side = east ? 1 : -1;
      Itinerary.Builder way;
      switch (route) {
        case 0 -> {
          // From the far walk down the path, then out at the side.
          way = Itinerary.from(now, -0.4 + beside * 0.8, 23.5 + behind);
          way.go(-0.2 + beside * 0.8, near + 1 + beside, speed);
          halt(way, pause, stopHeading + i * 40);
          way.go(side * (half + 1), near + beside, speed);
        }
        case 1 -> {
          // Straight at the camera and under it.
          way = Itinerary.from(now, side * 2 + beside, 22 + behind);
          way.go(side * 1.1 + beside * 0.8, 9 + beside, speed);
          halt(way, pause, stopHeading + i * 40);
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
          halt(way, pause, stopHeading + i * 40);
          way.go(side * (half + 0.5), y + random.nextDouble(-1, 1), speed);
        }
      }
      student(way.build());
    }
    return size;
  }

  private static void halt(Itinerary.Builder way, long pause, double heading) {
    if (pause > 0) {
      way.stay(pause, heading);
    }
  }
}
