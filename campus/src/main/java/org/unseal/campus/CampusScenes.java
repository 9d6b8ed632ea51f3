package org.unseal.campus;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.unseal.campus.geometry.Vec;
import org.unseal.campus.scene.Camera;
import org.unseal.campus.scene.CameraClock;
import org.unseal.campus.scene.Happening;
import org.unseal.campus.scene.Scene;
import org.unseal.campus.scene.Vehicle;
import org.unseal.campus.scene.VehiclePath;

/** The scenes that there are. The same arguments give the same scene. */
public final class CampusScenes {
  private static final long SECOND = 1_000_000;

  /** 14:16:40 local time: a little before the released part begins. */
  private static final long BEGIN = CameraClock.ANCHOR + 8_200 * SECOND;

  private CampusScenes() {}

  /** Few people on the yard in plain light: for a first look at what a change does. */
  public static Scene plain(long seed, int seconds, int people) {
    long end = BEGIN + seconds * SECOND;
    Crowd crowd = new Crowd(seed);
    SplittableRandom random = new SplittableRandom(seed + 1);
    while (crowd.people().size() < people) {
      long latest = Math.max(1, (seconds - 4) * SECOND);
      crowd.crossYard(
          BEGIN + random.nextLong(-6 * SECOND, latest), people - crowd.people().size(), 1);
    }
    return new Scene(
        "plain",
        seed,
        BEGIN,
        end,
        List.of(Cameras.yard(2.5, 1, 28)),
        crowd.people(),
        List.of(),
        List.of());
  }

  /** Twenty seconds of the yard: the alarm, those who run, and the cart. */
  public static Scene demoShort() {
    return LarkspurStory.inShort();
  }

  /** The whole story with all four cameras, every span a tenth as long as it was. */
  public static Scene demoFull() {
    return LarkspurStory.whole();
  }

  /**
   * A busy day on the yard, for measuring: people come and go evenly over the time, now and then
   * clouds, jumps of the exposure, a cart, drifting smoke, an alarm from which all run.
   *
   * @param people how many come into the yard, the two who stand there throughout among them
   */
  public static Scene bench(long seed, int minutes, int people) {
    return bench("bench", seed, minutes, people, Cameras.yard(3, 1, 28));
  }

  /** The same after dark, with a lamp, more noise and stronger compression. */
  public static Scene benchAtNight(long seed, int minutes, int people) {
    return bench("bench-night", seed, minutes, people, Cameras.yard(6, 0.42, 30));
  }

  private static Scene bench(String name, long seed, int minutes, int people, Camera camera) {
    if (minutes < 1 || people < 2) {
      throw new IllegalArgumentException(
          "a bench scene needs a minute and two people: " + minutes + ", " + people);
    }
    long length = minutes * 60L * SECOND;
    long end = BEGIN + length;
    Crowd crowd = new Crowd(seed);
    SplittableRandom random = new SplittableRandom(seed ^ 0x5CE7E5);
    List<Happening> happenings = new ArrayList<>();
    List<Vehicle> vehicles = new ArrayList<>();
    crowd.stander(BEGIN, end, -4.6, 12.4, 165);
    crowd.stander(BEGIN, end, 3.1, 10.9, 200);
    happenings.add(new Happening.Clouds(BEGIN + length / 5, BEGIN + length * 3 / 5, seed));
    long alarm = BEGIN + random.nextLong(length / 2, length * 3 / 4);
    long allClear = Math.min(end, alarm + 40 * SECOND);
    happenings.add(new Happening.Strobe(alarm, allClear, new Vec(14.1, 35.8, 2.6)));
    for (long part = 0; part < minutes; part += 2) {
      long from = BEGIN + part * 60 * SECOND;
      long span = Math.min(120, (minutes - part) * 60) * SECOND;
      long jump = from + random.nextLong(span / 10, span / 2);
      happenings.add(
          new Happening.ExposureJump(
              jump, jump + 1_500_000, camera.name(), random.nextBoolean() ? 1.35 : 0.7));
      VehiclePath path = cartAcross(from + random.nextLong(span / 2), random.nextBoolean());
      vehicles.add(
          new Vehicle("cart-" + (part / 2 + 1), Vehicle.Kind.GOLF_CART, 0xE4E2DA, "", false, path));
      if (crowd.people().size() + 2 <= people) {
        crowd.riders(path);
      }
      if (part % 4 == 0) {
        long smoke = from + random.nextLong(span * 2 / 3);
        happenings.add(
            new Happening.Smoke(
                smoke, smoke + 20 * SECOND, new Vec(-7, 13, 0.2), new Vec(0.9, -0.15, 0), seed));
      }
    }
    int walkers = people - crowd.people().size();
    int before = crowd.people().size();
    while (crowd.people().size() < people) {
      // Evenly spread, with a little wait before each.
      long slot = (crowd.people().size() - before) * (length - 12 * SECOND) / Math.max(1, walkers);
      long now = BEGIN + slot + random.nextLong(-4 * SECOND, 4 * SECOND);
      boolean flight = now > alarm && now < allClear;
      crowd.crossYard(now, people - crowd.people().size(), flight ? 2.2 : 1);
    }
    return new Scene(name, seed, BEGIN, end, List.of(camera), crowd.people(), vehicles, happenings);
  }

  private static VehiclePath cartAcross(long now, boolean east) {
    double side = east ? 1 : -1;
    return VehiclePath.from(now, -side * 12, 15.7).drive(side * 12, 15.3, 3.6).build();
  }
}
