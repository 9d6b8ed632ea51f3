package org.unseal.campus;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.unseal.campus.scene.CameraClock;
import org.unseal.campus.scene.Itinerary;
import org.unseal.campus.scene.Scene;
import org.unseal.campus.scene.Vehicle;
import org.unseal.campus.scene.VehiclePath;

/**
 * Scenes of the yard in which somebody who follows the deputy is tempted to go on with a student:
 * both come to one place, and who leaves it as he would have is not him. The same arguments give
 * the same scene.
 */
public final class SwapScenes {
  /** The deputy's id in the truth. */
  public static final String DEPUTY = "o-calder";

  private static final long SECOND = 1_000_000;
  private static final long BEGIN = CameraClock.ANCHOR + 8_200 * SECOND;
  private static final long SLOT = 18 * SECOND;

  /** Half the width that the camera sees, as a share of the distance. */
  private static final double HALF_WIDTH = 0.4923;

  private final SplittableRandom random;
  private final Crowd crowd;
  private final Itinerary.Builder deputy;
  private final List<Vehicle> vehicles = new ArrayList<>();

  private SwapScenes(long seed) {
    random = new SplittableRandom(seed);
    crowd = new Crowd(seed * 7 + 3);
    deputy = Itinerary.from(BEGIN, 0, 0);
  }

  /** Where they change places. */
  public enum Place {
    /** He stops behind the lamp pole as a student comes out from behind it. */
    POLE,
    /** Two who meet turn back, each as the other would have gone on. */
    CROSSING,
    /** A cart drives by before him; behind it he turns, and a student comes out. */
    CART,
    /** He is driven off, and somebody who stood by the cart walks on. */
    RIDE,
    /** He leaves the picture, and a student comes in where he left. */
    EDGE
  }

  /** A scene with these places, one after the other, eighteen seconds each. */
  public static Scene of(long seed, List<Place> places) {
    SwapScenes scenes = new SwapScenes(seed);
    long start = BEGIN;
    for (Place place : places) {
      switch (place) {
        case POLE -> scenes.pole(start);
        case CROSSING -> scenes.crossing(start);
        case CART -> scenes.cart(start);
        case RIDE -> scenes.ride(start);
        case EDGE -> scenes.edge(start);
      }
      scenes.passers(start);
      start += SLOT;
    }
    scenes.crowd.calder(scenes.deputy.build());
    return new Scene(
        "swaps",
        seed,
        BEGIN,
        start,
        List.of(Cameras.yard(2.5, 1, 28)),
        scenes.crowd.people(),
        scenes.vehicles,
        List.of());
  }

  /** The deputy comes from outside the picture and is there at that time. */
  private void enters(long time, double x, double y) {
    double outside = Math.copySign(y * HALF_WIDTH + 0.7, x);
    long way = (long) (Math.abs(outside - x) / 1.3 * SECOND);
    deputy.reappear(Math.max(SECOND / 10, time - way - deputy.now()), outside, y + 0.1);
    deputy.go(x, y, 1.3);
  }

  /** The same for somebody else. */
  private static Itinerary.Builder student(long time, double x, double y) {
    double outside = Math.copySign(y * HALF_WIDTH + 0.7, x);
    long way = (long) (Math.abs(outside - x) / 1.3 * SECOND);
    return Itinerary.from(time - way, outside, y + 0.1).go(x, y, 1.3);
  }

  /** The pole stands at 1.6 to the right and 7.6 ahead: who is behind it lies on its line. */
  private static double behindPole(double y) {
    return 1.6 * y / 7.6;
  }

  private void pole(long start) {
    double lane = random.nextDouble(8.6, 9.4);
    double speed = random.nextDouble(1.15, 1.45);
    double x = behindPole(lane) + random.nextDouble(-0.08, 0.08);
    long from = start + 2 * SECOND;
    enters(from, -4.6, lane + 2.2);
    deputy.go(x, lane, speed);
    final long there = deputy.now();
    deputy.stay(random.nextLong(2 * SECOND, 4 * SECOND), random.nextInt(150, 210));
    deputy.go(x - 2.2, lane - 0.9, speed).stay(SECOND, random.nextInt(150, 210));
    deputy.go(-4.8, lane - 1.4, 1.5);
    double behind = lane + random.nextDouble(0.4, 0.9);
    double side = behindPole(behind) + random.nextDouble(-0.1, 0.1);
    if (random.nextBoolean()) {
      // Waits behind the pole and leaves as he comes.
      Itinerary.Builder student =
          student(start - SECOND, side + 3.6, behind + 1.6).go(side, behind, 1.3);
      long wait = Math.max(SECOND, there - random.nextLong(300_000, 900_000) - student.now());
      student.stay(wait, 170).go(side + 2.6, behind - 1.1, speed);
      crowd.student(student.go(6.2, behind - 1.6, speed).build());
    } else {
      // Walks a little behind him, and on.
      long gap = (long) (random.nextDouble(0.7, 1.3) / speed * SECOND);
      Itinerary.Builder student = student(from + gap, -4.7, behind + 2.2);
      student.go(side, behind, speed).go(side + 2.6, behind - 1.1, speed);
      crowd.student(student.go(6.2, behind - 1.6, speed).build());
    }
  }

  private void crossing(long start) {
    double y = random.nextDouble(8.6, 10);
    double x = random.nextDouble(-1.4, 0.6);
    double speed = random.nextDouble(1.1, 1.4);
    long meet = start + 6 * SECOND + random.nextLong(SECOND);
    double apart = random.nextDouble(0.35, 0.8);
    boolean back = random.nextInt(4) != 0;
    long pause = random.nextLong(200_000, 1_500_000);
    long way = (long) (Math.hypot(3.4, 2.2) / speed * SECOND);
    enters(meet - way, x - 3.4, y + 2.2);
    turn(deputy, x, y, -1, speed, pause, back);
    Itinerary.Builder student =
        student(meet - way + random.nextLong(-200_000, 200_000), x + 3.4, y + apart + 2.2);
    turn(student, x, y + apart, 1, speed, pause, back);
    crowd.student(student.build());
  }

  /** To a place, then back to the side that they came from, or on. */
  private static void turn(
      Itinerary.Builder one,
      double x,
      double y,
      double side,
      double speed,
      long pause,
      boolean back) {
    double leave = back ? side : -side;
    one.go(x, y, speed).stay(pause, 180).go(x + leave * 2.4, y - 1.7, speed);
    one.stay(SECOND, 180).go(x + leave * 5.4, y - 1.9, speed);
  }

  private void cart(long start) {
    double speed = random.nextDouble(1.2, 1.5);
    double y = random.nextDouble(12.2, 13);
    long pass = start + 7 * SECOND + random.nextLong(SECOND);
    double x = random.nextDouble(-1, 0.6);
    golf(
        VehiclePath.from(pass - (long) ((x + 11) / 3.0 * SECOND), -11, y - 1.6)
            .drive(12, y - 1.8, 3.0)
            .build());
    enters(pass - (long) (4.4 / speed * SECOND), x - 4, y + 1.8);
    deputy.go(x, y, speed).stay(random.nextLong(500_000, SECOND), 180);
    deputy.go(x - 3, y - 1.4, speed).stay(SECOND, 180).go(-7, y - 1.8, 1.6);
    Itinerary.Builder student = student(start - SECOND, x + 3.4, y + 4).go(x + 0.4, y + 3.5, 1.3);
    student.go(x + 0.3, y + 0.6, 1.2);
    student.stay(Math.max(SECOND, pass + 150_000 - student.now()), 180);
    crowd.student(student.go(x + 3, y - 0.9, speed).go(9, y - 1.5, speed).build());
  }

  private void ride(long start) {
    double speed = random.nextDouble(1.2, 1.5);
    double y = random.nextDouble(11, 12.5);
    double x = random.nextDouble(-0.6, 0.8);
    long off = start + 9 * SECOND + random.nextLong(SECOND);
    VehiclePath path =
        VehiclePath.from(start - 3 * SECOND, -12, y + 0.4)
            .drive(x, y, 3.4)
            .park(off - start)
            .drive(12, y - 0.3, 3)
            .build();
    golf(path);
    VehiclePath leaves =
        VehiclePath.from(path.moves().getLast().start(), x, y).drive(12, y - 0.3, 3).build();
    enters(start + 2 * SECOND, x - 4, y + 1);
    deputy.go(x - 0.2, y - 0.8, speed);
    deputy.stay(Math.max(SECOND, leaves.moves().getFirst().start() - deputy.now()), 170);
    deputy.ride(leaves, -0.3, 0.1);
    Itinerary.Builder student = student(start - SECOND, x + 3.4, y + 2.4);
    student.go(x + 0.5, y + 0.9, speed);
    student.stay(Math.max(SECOND, leaves.moves().getFirst().start() - student.now()), 190);
    student.go(x + 2.6, y - 0.6, speed).stay(SECOND, 180);
    crowd.student(student.go(7.5, y - 1, speed).build());
  }

  private void golf(VehiclePath path) {
    vehicles.add(
        new Vehicle(
            "cart-" + (vehicles.size() + 1), Vehicle.Kind.GOLF_CART, 0xE4E2DA, "", false, path));
  }

  private void edge(long start) {
    double y = random.nextDouble(8, 10);
    double side = random.nextBoolean() ? 1 : -1;
    double out = side * (y * HALF_WIDTH + 0.5);
    double speed = random.nextDouble(1.15, 1.45);
    enters(start + 3 * SECOND, -side * 2.4, y + 2.8);
    deputy.go(out - side * 2, y + 0.4, speed).stay(SECOND, 180).go(out, y, speed);
    double beside = y + random.nextDouble(-0.3, 0.5);
    Itinerary.Builder student =
        Itinerary.from(
            deputy.now() + random.nextLong(-400_000, 2 * SECOND),
            side * (beside * HALF_WIDTH + 0.4),
            beside);
    student.go(out - side * 2.2, beside - 0.8, speed).stay(SECOND, 180);
    crowd.student(student.go(-side * 6.5, beside - 1, speed).build());
  }

  /** Others, near and far, by whom one learns how tall people are. */
  private void passers(long start) {
    for (int i = 0; i < 4; i++) {
      double y = i == 0 ? random.nextDouble(6.4, 7.4) : random.nextDouble(12.5, 18);
      double side = random.nextBoolean() ? 1 : -1;
      double half = y * HALF_WIDTH + 0.8;
      long now = start + i * (4 * SECOND) + random.nextLong(SECOND);
      crowd.student(
          Itinerary.from(now, -side * half, y + 0.8)
              .go(side * half, y - 0.8, random.nextDouble(1.2, 1.6))
              .build());
    }
  }
}
