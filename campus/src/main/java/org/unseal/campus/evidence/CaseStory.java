package org.unseal.campus.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.unseal.campus.Crowd;
import org.unseal.campus.geometry.Vec;
import org.unseal.campus.scene.Happening;
import org.unseal.campus.scene.Itinerary;
import org.unseal.campus.scene.Person;
import org.unseal.campus.scene.Vehicle;
import org.unseal.campus.scene.VehiclePath;

/**
 * Who does what: everybody on the grounds and in the hall, from the start of the first recording to
 * the end of the last.
 */
final class CaseStory {
  private static final long SECOND = Schedule.SECOND;
  private static final Vec ALARM_LAMP = new Vec(14.1, 35.8, 2.6);
  private static final Vec TRANSFORMER = new Vec(18.4, 34.2, 1.6);

  private final Schedule when;
  private final long start;
  private final long end;
  private final long seed;
  private final Crowd crowd;
  private final SplittableRandom random;

  CaseStory(Schedule when, long start, long end, long seed) {
    this.when = when;
    this.start = start;
    this.end = end;
    this.seed = seed;
    crowd = new Crowd(seed);
    random = new SplittableRandom(seed ^ 0xCA5E);
    calder();
    amsel();
    crowd.stander(start, end, -4.4, 12.5, 170);
    crowd.stander(start, end, 16.2, 33.3, 215);
    students();
    deputies();
  }

  List<Person> people() {
    return crowd.people();
  }

  List<Vehicle> vehicles() {
    long stop = when.patrolStops;
    VehiclePath visitor =
        VehiclePath.from(stop - 14 * SECOND, 58.6, 3).drive(58.4, 24, 4.5).drive(58, 60, 7).build();
    return List.of(
        new Vehicle("cart-1", Vehicle.Kind.GOLF_CART, 0xE4E2DA, "", false, when.cart(start, end)),
        new Vehicle("car-1", Vehicle.Kind.CAR, 0x8A2A2A, "LRK 4471", false, visitor),
        new Vehicle("car-2", Vehicle.Kind.CAR, 0xE8E8E6, "MC 207", true, arrive(stop, 61.6)),
        new Vehicle(
            "car-3", Vehicle.Kind.CAR, 0x30353C, "MC 219", true, arrive(stop + 4 * SECOND, 58.4)));
  }

  /** What this camera sees of the light. The strobe is lost in the daylight from 40 m away. */
  List<Happening> happenings(String camera) {
    Happening smoke =
        new Happening.Smoke(
            when.alarm - 4 * SECOND - when.form().span(60),
            Math.max(end, when.alarm + 60 * SECOND),
            TRANSFORMER,
            new Vec(-0.5, -0.35, 0),
            seed);
    Happening clouds = new Happening.Clouds(Schedule.CALL + when.form().span(300), end, seed);
    long jump = Schedule.CALL + when.form().span(420);
    return switch (camera) {
      case "cam-b7" -> List.of(new Happening.Strobe(when.alarm, end, ALARM_LAMP), smoke);
      case "cam-yard" ->
          List.of(smoke, clouds, new Happening.ExposureJump(jump, jump + 1_500_000, camera, 1.25));
      default -> List.of();
    };
  }

  private void calder() {
    Pacing pacing = Schedule.DEPUTY;
    double metres = when.lift1Metres - pacing.metres(when.radioLift1 - Schedule.RAISE - start);
    Itinerary.Builder way = pacing.begin(start, metres);
    metres = pacing.walk(way, metres, when.radioLift1 - Schedule.RAISE);
    way.radio(Schedule.RAISE + 2_400_000, 165);
    pacing.walk(way, metres, when.alarm);
    way.stay(when.runStart - way.now(), 40);
    way.go(Schedule.seatX(), Schedule.seatY(), Schedule.RUN);
    way.stay(when.radioLift2 - Schedule.RAISE - way.now(), 150);
    // Until he has said that he comes.
    way.radio(Schedule.CALL + 4_900_000 - way.now(), 165);
    way.stay(when.departure - way.now(), 100);
    way.ride(when.drive, -0.3, 0.1);
    // Behind the lamp pole, as the camera of Building 7 sees it.
    way.go(9.62, 34.4, 1.4);
    way.stay(when.radioLift3 - Schedule.RAISE - way.now(), 200);
    way.radio(Schedule.RAISE + 4_200_000, 205);
    way.stay(Math.max(SECOND, end - way.now()), 200);
    crowd.calder(way.build());
  }

  private void amsel() {
    Pacing pacing = new Pacing(-3.1, 4.3, 9.7, Schedule.WALK);
    double metres = when.lift1Metres - pacing.metres(when.radioLift1 - Schedule.RAISE - start);
    Itinerary.Builder way = pacing.begin(start, metres);
    metres = pacing.walk(way, metres, when.radioLift1 - Schedule.RAISE);
    way.stay(Schedule.RAISE + 2_400_000, 200);
    pacing.walk(way, metres, when.alarm);
    way.stay(when.runStart + 400_000 - way.now(), 45);
    way.go(Schedule.seatX() + 0.85, Schedule.seatY(), Schedule.RUN + 0.1);
    way.stay(when.departure - way.now(), 190);
    way.ride(when.drive, 0.3, 0.1);
    way.go(13.2, 33.4, 1.5).stay(9 * SECOND, 20).go(15.9, 31.8, 1.3);
    way.stay(Math.max(SECOND, end - way.now()), 230);
    crowd.amsel(way.build());
  }

  private void students() {
    boolean small = when.form() == CaseForm.SMALL;
    long before = when.alarm - start;
    spread(small ? 5 : (int) (3 + before / 3_000_000), start - 5 * SECOND, when.alarm - SECOND)
        .forEach(now -> crowd.crossYard(now, 3, 1));
    long flight = when.form().span(60) + 12 * SECOND;
    spread(small ? 4 : 14, when.alarm + SECOND, when.alarm + flight)
        .forEach(now -> crowd.crossYard(now, 2, 2.2));
    if (!small) {
      long later = end - when.alarm - flight;
      spread((int) Math.min(90, later / 5_000_000), when.alarm + flight, end - 3 * SECOND)
          .forEach(now -> crowd.crossYard(now, 2, 1));
    }
    spread(small ? 3 : 8, when.alarm - 14 * SECOND - when.form().span(20), when.alarm - SECOND)
        .forEach(now -> crowd.leaveBuilding(now, 1.3));
    spread(small ? 5 : 20, when.alarm + 300_000, when.alarm + 8 * SECOND + when.form().span(90))
        .forEach(now -> crowd.leaveBuilding(now, random.nextInt(3) == 0 ? 1.7 : 2.7));
    // Comes close to the camera of the hall, where it rings.
    crowd.leaveBuilding(when.alarm - 15_600_000, 1.3);
    long gate = when.patrolStops;
    spread(small ? 2 : 9, gate - 16 * SECOND - when.form().span(60), gate + when.form().span(80))
        .forEach(crowd::passGate);
  }

  /** So many times, each at random within its equal part of the span. */
  private List<Long> spread(int count, long from, long to) {
    long part = Math.max(1, (to - from) / Math.max(1, count));
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      times.add(from + part * i + random.nextLong(part));
    }
    return times;
  }

  private void deputies() {
    long stop = when.patrolStops;
    crowd.deputy(getOut(stop + 1_200_000, 62.9));
    crowd.deputy(getOut(stop + 2_000_000, 60.4));
    crowd.deputy(getOut(stop + 5_500_000, 57.1));
  }

  /** Stops before the gate at this time. */
  private VehiclePath arrive(long stop, double x) {
    long began = VehiclePath.from(0, x - 0.6, 52).drive(x, 20, 8).drive(x, 13, 3.5).now();
    VehiclePath.Builder way = VehiclePath.from(stop - began, x - 0.6, 52);
    way.drive(x, 20, 8).drive(x, 13, 3.5);
    return way.park(Math.max(SECOND, end - way.now())).build();
  }

  private Itinerary getOut(long now, double x) {
    Itinerary.Builder way = Itinerary.from(now, x, 12.6);
    way.stay(SECOND, 180).go(x - 0.4, 8.4, 1.6).stay(8 * SECOND, 200).go(x + 1, 7, 1.2);
    return way.stay(Math.max(SECOND, end - way.now()), 160).build();
  }
}
