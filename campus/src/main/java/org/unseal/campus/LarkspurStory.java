package org.unseal.campus;

import java.util.List;
import java.util.SplittableRandom;
import org.unseal.campus.geometry.Vec;
import org.unseal.campus.scene.CameraClock;
import org.unseal.campus.scene.Happening;
import org.unseal.campus.scene.Itinerary;
import org.unseal.campus.scene.Scene;
import org.unseal.campus.scene.Vehicle;
import org.unseal.campus.scene.VehiclePath;

/**
 * What happened at Larkspur High School: a fire alarm, a deputy and a monitor who run after it, a
 * golf cart to Building 7, deputies at the gate.
 */
final class LarkspurStory {
  private static final long SECOND = 1_000_000;
  private static final Vec ALARM_LAMP = new Vec(14.1, 35.8, 2.6);
  private static final Vec TRANSFORMER = new Vec(18.4, 34.2, 1.6);

  private LarkspurStory() {}

  /** Twenty seconds of {@code cam-yard}. */
  static Scene inShort() {
    long start = CameraClock.ANCHOR + 8_400 * SECOND;
    long end = start + 20 * SECOND;
    long alarm = start + 6 * SECOND;
    Crowd crowd = new Crowd(20250506);
    VehiclePath.Builder cart = VehiclePath.from(start, 3.4, 16).facing(95);
    cart.park(15_200_000).drive(13, 15.4, 3.4);
    VehiclePath path = cart.build();
    officers(crowd, start, alarm, path, 3.4, 16);
    crowd.stander(start, end, -4.4, 12.5, 170);
    SplittableRandom random = new SplittableRandom(6);
    for (int i = 0; i < 7; i++) {
      long now = start + random.nextLong(-5 * SECOND, 4 * SECOND);
      crowd.crossYard(now, 3, 1);
    }
    for (int i = 0; i < 6; i++) {
      crowd.crossYard(alarm + random.nextLong(SECOND, 9 * SECOND), 2, 2.2);
    }
    return new Scene(
        "larkspur-short",
        20250506,
        start,
        end,
        List.of(Cameras.yard(2.5, 1, 28)),
        crowd.people(),
        List.of(new Vehicle("cart-1", Vehicle.Kind.GOLF_CART, 0xE4E2DA, "", false, path)),
        List.of(
            new Happening.Strobe(alarm, end, ALARM_LAMP),
            new Happening.ExposureJump(start + 11 * SECOND, start + 12_500_000, "cam-yard", 1.25)));
  }

  /** All four cameras; the yard from 14:17:25 of its own clock for 135 s. */
  static Scene whole() {
    // The yard's clock shows 14:17:30 five seconds after the start.
    long start =
        new CameraClock(41_300_000, 18, CameraClock.Format.MONTH_DAY_YEAR)
            .shownAt(CameraClock.ANCHOR + 8_245 * SECOND);
    long end = start + 135 * SECOND;
    long alarm = start + 42 * SECOND;
    Crowd crowd = new Crowd(5062025);
    VehiclePath.Builder cart = VehiclePath.from(start, 3.4, 16).facing(95);
    cart.park(alarm + 12 * SECOND - start);
    cart.drive(12, 16, 3.6).drive(16.5, 24, 4).drive(15.2, 29.4, 4).drive(13.8, 31, 3);
    VehiclePath path = cart.build();
    VehiclePath withPark = cart.park(end - cart.now()).build();
    atBuildingSeven(crowd, start, alarm, end, path);
    crowd.stander(start, end, -4.4, 12.5, 170);
    crowd.stander(start, end, 16.2, 33.3, 215);
    SplittableRandom random = new SplittableRandom(77);
    for (int i = 0; i < 16; i++) {
      crowd.crossYard(start + random.nextLong(-5 * SECOND, 38 * SECOND), 3, 1);
    }
    for (int i = 0; i < 16; i++) {
      crowd.crossYard(alarm + random.nextLong(SECOND, 30 * SECOND), 3, 2.2);
    }
    for (int i = 0; i < 12; i++) {
      crowd.crossYard(alarm + random.nextLong(30 * SECOND, 88 * SECOND), 2, 1);
    }
    for (int i = 0; i < 8; i++) {
      crowd.leaveBuilding(start + random.nextLong(-4 * SECOND, 36 * SECOND), 1.3);
    }
    for (int i = 0; i < 22; i++) {
      crowd.leaveBuilding(alarm + random.nextLong(2 * SECOND, 45 * SECOND), i % 3 == 0 ? 1.7 : 2.7);
    }
    for (int i = 0; i < 14; i++) {
      crowd.passGate(start + random.nextLong(120 * SECOND));
    }
    long siren = alarm + 40 * SECOND;
    VehiclePath patrol = arrive(siren, 61.6, end);
    VehiclePath second = arrive(siren + 9 * SECOND, 58.4, end);
    VehiclePath visitor =
        VehiclePath.from(start + 12 * SECOND, 58.6, 3)
            .drive(58.4, 24, 4.5)
            .drive(58, 60, 7)
            .build();
    crowd.deputy(getOut(siren + 7 * SECOND, 62.9, end));
    crowd.deputy(getOut(siren + 8 * SECOND, 60.4, end));
    crowd.deputy(getOut(siren + 16 * SECOND, 57.1, end));
    return new Scene(
        "larkspur",
        5062025,
        start,
        end,
        List.of(
            Cameras.yard(2.5, 1, 28),
            Cameras.buildingSeven(3, 1, 30),
            Cameras.gate(3, 1),
            Cameras.hall(2.5, 0.95, 30)),
        crowd.people(),
        List.of(
            new Vehicle("cart-1", Vehicle.Kind.GOLF_CART, 0xE4E2DA, "", false, withPark),
            new Vehicle("car-1", Vehicle.Kind.CAR, 0x8A2A2A, "LRK 4471", false, visitor),
            new Vehicle("car-2", Vehicle.Kind.CAR, 0xE8E8E6, "MC 207", true, patrol),
            new Vehicle("car-3", Vehicle.Kind.CAR, 0x30353C, "MC 219", true, second)),
        List.of(
            new Happening.Strobe(alarm, end, ALARM_LAMP),
            new Happening.Smoke(alarm - 9 * SECOND, end, TRANSFORMER, new Vec(-0.5, -0.35, 0), 3),
            new Happening.Clouds(start + 60 * SECOND, end, 5),
            new Happening.ExposureJump(start + 30 * SECOND, start + 31_500_000, "cam-yard", 1.3),
            new Happening.ExposureJump(start + 100 * SECOND, start + 101_500_000, "cam-b7", 0.7)));
  }

  // Both walk along the yard; after the alarm they run to the cart and drive off.
  private static void officers(
      Crowd crowd, long start, long alarm, VehiclePath cart, double cartX, double cartY) {
    crowd.calder(toCart(start, alarm, 8.7, 900_000, cart, cartX - 0.2, cartY, -0.3).build());
    crowd.amsel(toCart(start, alarm, 9.6, 1_300_000, cart, cartX + 0.5, cartY, 0.3).build());
  }

  private static void atBuildingSeven(
      Crowd crowd, long start, long alarm, long end, VehiclePath cart) {
    Itinerary.Builder calder = toCart(start, alarm, 8.7, 900_000, cart, 3.2, 16, -0.3);
    // Behind the lamp pole, as this camera sees it.
    calder.go(9.62, 34.4, 1.4);
    calder.stay(Math.max(SECOND, end - calder.now()), 200);
    crowd.calder(calder.build());
    Itinerary.Builder amsel = toCart(start, alarm, 9.6, 1_300_000, cart, 3.9, 16, 0.3);
    amsel.go(13.2, 33.4, 1.5).stay(9 * SECOND, 20).go(15.9, 31.8, 1.3);
    amsel.stay(Math.max(SECOND, end - amsel.now()), 230);
    crowd.amsel(amsel.build());
  }

  private static Itinerary.Builder toCart(
      long start,
      long alarm,
      double lane,
      long surprise,
      VehiclePath cart,
      double x,
      double y,
      double seat) {
    double speed = 1.25;
    double walked = (alarm - start) / 1e6 * speed;
    boolean calder = seat < 0;
    Itinerary.Builder way;
    if (walked < 12) {
      way = Itinerary.from(start, -0.8 - walked, lane).go(-0.8, lane, speed);
    } else {
      // To and fro until it rings.
      way = Itinerary.from(start, -6.5, lane).go(4.5, lane, speed);
      way.stay(6 * SECOND, 205).go(-4, lane + 0.4, speed);
      double ahead = (alarm - way.now()) / 1e6 * speed;
      way.go(-4 + ahead, lane, speed);
    }
    way.stay(surprise, 40);
    way.go(x, y - 0.7, 3.2);
    long wait =
        cart.moves().stream()
                .filter(m -> !m.from().equals(m.to()))
                .findFirst()
                .orElseThrow()
                .start()
            - way.now();
    if (calder) {
      way.radio(wait, 160);
    } else {
      way.stay(wait, 190);
    }
    return way.ride(driving(cart), seat, 0.1);
  }

  private static VehiclePath driving(VehiclePath cart) {
    return cart.onlyMoving();
  }

  private static VehiclePath arrive(long now, double x, long end) {
    VehiclePath.Builder way = VehiclePath.from(now, x - 0.6, 52);
    way.drive(x, 20, 8).drive(x, 13, 3.5);
    return way.park(Math.max(SECOND, end - way.now())).build();
  }

  private static Itinerary getOut(long now, double x, long end) {
    Itinerary.Builder way = Itinerary.from(now, x, 12.6);
    way.stay(SECOND, 180).go(x - 0.4, 8.4, 1.6).stay(8 * SECOND, 200).go(x + 1, 7, 1.2);
    return way.stay(Math.max(SECOND, end - way.now()), 160).build();
  }
}
