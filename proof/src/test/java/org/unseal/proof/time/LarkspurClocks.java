package org.unseal.proof.time;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * The clocks of Larkspur High School on 6 May 2025, and what people and machines would state about
 * them: four cameras, a voice-activated radio recorder and an alarm panel. True times are known;
 * statements are drawn from them, all of them true but those that are wrong on purpose.
 */
final class LarkspurClocks {
  private static final long SECOND = 1_000_000L;
  private static final int ZONE = -4 * 3600;

  /** 14:17:25 local time, in UTC. */
  static final long START = 1_746_555_445L * SECOND;

  /** When things happened. */
  static final long ALARM = START + 42 * SECOND;

  static final long RUN = ALARM + 2_400_000;
  static final long RADIO = ALARM + 8 * SECOND;

  /** The call of 14:20:31 by the recorder's clock, whatever that is off by. */
  static final long CALL = START + 183 * SECOND + 600_000;

  static final Instant RUNS = new Instant.OfEvent("run");
  static final Instant ALARMS = new Instant.OfEvent("alarm#3");
  static final Instant LIFTS = new Instant.OfEvent("lift");
  static final Instant CALLS = new Instant.OfEvent("t2");

  final List<Scale> scales = new ArrayList<>();
  final List<Event> events = new ArrayList<>();
  final List<TickRun> ticks = new ArrayList<>();
  final List<Order> orders = new ArrayList<>();

  /** True times of everything that can be asked about. */
  final Map<Instant, Long> truth = new HashMap<>();

  private final SplittableRandom random;
  private final boolean wrong;

  /** A camera as it is. */
  private record Camera(
      String source, String item, long offset, long ppm, long start, long length, long frame) {
    long shows(long time) {
      return time + offset + Math.floorDiv((time - START) * ppm, SECOND) + ZONE * SECOND;
    }

    /** Of the last frame before a time; frames lie where they say that they do. */
    long frameBefore(long time) {
      return Math.floorDiv(time - start - 1, frame) * frame;
    }
  }

  /**
   * Draws statements.
   *
   * @param wrong with an anchor that is not true
   * @param lifted when the deputy lifts his radio
   */
  LarkspurClocks(long seed, boolean wrong, long lifted) {
    random = new SplittableRandom(seed);
    this.wrong = wrong;
    List<Camera> cameras =
        List.of(
            camera("cam-yard", "i1", 41_300_000, 18, 66_667, 300),
            camera("cam-b7", "i2", -133_600_000, -35, 83_333, 280),
            camera("cam-gate", "i3", -3_593_000_000L, 0, 142_857, 300),
            camera("cam-hall", "i4", 3_900_000, 0, 66_667, 250));
    cameras.forEach(this::state);
    radio();
    alarmPanel();
    Camera yard = cameras.get(0);
    Camera b7 = cameras.get(1);
    Camera gate = cameras.get(2);
    anchor("run", "the deputy is seen running", yard, RUN, Optional.empty());
    anchor("lift", "the deputy lifts his radio", yard, lifted, Optional.empty());
    long strobe = ALARM + random.nextLong(0, 400_000);
    anchor(
        "a1",
        "the alarm's lamp begins to flash",
        b7,
        strobe,
        Optional.of(later(new Sighting.Site.Same("alarm#3"), new Range(-400_000, 0))));
    long cart = ALARM + 12 * SECOND + random.nextLong(SECOND);
    anchor(
        "a2",
        "the cart leaves the yard and comes into sight at Building 7",
        yard,
        cart,
        Optional.of(
            later(
                seen(b7, cart + random.nextLong(2_300_000, 2_700_000)),
                new Range(2_300_000, 2_700_000))));
    long lightBar = START + 90 * SECOND + random.nextLong(SECOND);
    anchor(
        "a3",
        "a patrol car stops, and its deputy says that he is there",
        gate,
        lightBar,
        Optional.of(later(new Sighting.Site.Same("t1"), new Range(0, 3_000_000))));
    transmission("t1", lightBar + random.nextLong(0, 3_000_000), 4 * SECOND, "i5");
    transmission("t2", CALL, 6 * SECOND, "i6");
    orders.add(
        new Order(
            "t2.after.t1",
            new Instant.OnScale("t1", 0, 4 * SECOND),
            new Instant.OnScale("t2", 0, 0),
            0,
            OptionalLong.empty(),
            Drawn.BASIS));
    long door = START + 60 * SECOND;
    anchor(
        "a4",
        "the same door opens in the hall and in the yard",
        cameras.get(3),
        door,
        Optional.of(later(seen(yard, door), Range.ZERO)));
    anchor(
        "a5",
        "smoke is seen at Building 7 and from the gate",
        b7,
        START + 33 * SECOND,
        Optional.of(later(seen(gate, START + 33 * SECOND + 200_000), new Range(0, 500_000))));
    if (wrong) {
      long first = START + 70 * SECOND;
      anchor(
          "wrong",
          "a car passes the gate; the panel's row of another event was taken for it",
          gate,
          first,
          Optional.of(later(seen(b7, first + 9 * SECOND), new Range(0, SECOND))));
    }
  }

  private Camera camera(
      String source, String item, long offset, long ppm, long frame, long seconds) {
    long start = START + random.nextLong(-2 * SECOND, 2 * SECOND);
    return new Camera(source, item, offset, ppm, start, seconds * SECOND, frame);
  }

  private void state(Camera camera) {
    scales.add(
        new Scale(
            camera.item(),
            Scale.Kind.RECORDING,
            random.nextBoolean() ? 500 : 100,
            0,
            0,
            List.of(new Segment(-SECOND, camera.length() + SECOND, Optional.empty())),
            Optional.empty(),
            Drawn.BASIS));
    scales.add(
        new Scale(
            camera.source(),
            Scale.Kind.CLOCK,
            random.nextBoolean() ? 500 : 50,
            0,
            ZONE,
            List.of(new Segment(0, 4_000_000_000_000_000L, Optional.empty())),
            Optional.empty(),
            Drawn.BASIS));
    List<TickRun.Tick> found = new ArrayList<>();
    long shown = Math.ceilDiv(camera.shows(camera.start()), SECOND) * SECOND + SECOND;
    for (; camera.shows(camera.start() + camera.length()) > shown; shown += SECOND) {
      long tick = whenShown(camera, shown);
      truth.put(new Instant.OnScale(camera.source(), 0, shown), tick);
      long before = camera.frameBefore(tick);
      if (random.nextInt(6) == 0) {
        found.add(new TickRun.Tick(shown, before, before + camera.frame()));
      }
    }
    ticks.add(
        new TickRun("k" + camera.item(), camera.source(), 0, camera.item(), 0, found, Drawn.BASIS));
    truth.put(new Instant.OnScale(camera.item(), 0, 0), camera.start());
    if (camera.item().equals("i1")) {
      check(camera);
    }
  }

  /** The first microsecond at which a clock shows this. */
  private static long whenShown(Camera camera, long shown) {
    long time = shown - camera.offset() - ZONE * SECOND;
    for (int i = 0; i < 5; i++) {
      time += shown - camera.shows(time);
    }
    while (camera.shows(time) < shown) {
      time++;
    }
    return time;
  }

  /** Two days later somebody photographed the yard's clock beside a reference. */
  private void check(Camera camera) {
    long time = START + 2 * 86_400 * SECOND + random.nextLong(SECOND);
    long shown = Math.floorDiv(camera.shows(time), SECOND) * SECOND;
    events.add(
        new Event(
            "c1",
            Event.Kind.CHECK,
            "the yard's clock and a reference in one photograph",
            List.of(
                later(read(camera.source(), shown, shown + SECOND), Range.ZERO),
                later(read(Scale.REFERENCE, time - 500_000, time + 500_000), Range.ZERO)),
            Optional.empty(),
            Drawn.BASIS));
  }

  private void radio() {
    scales.add(
        new Scale(
            "radio-1",
            Scale.Kind.CLOCK,
            500,
            2 * SECOND, // its offset is another one each time
            ZONE,
            List.of(new Segment(0, 4_000_000_000_000_000L, Optional.empty())),
            Optional.of(
                new Scale.Standing(
                    new Range(ZONE * SECOND + 2 * SECOND, ZONE * SECOND + 4 * SECOND),
                    Drawn.BASIS)),
            Drawn.BASIS));
  }

  private void transmission(String id, long time, long length, String item) {
    scales.add(
        new Scale(
            id,
            Scale.Kind.RECORDING,
            100,
            0,
            0,
            List.of(new Segment(0, length, Optional.empty())),
            Optional.empty(),
            Drawn.BASIS));
    long stamp =
        Math.floorDiv(time + random.nextLong(2 * SECOND, 4 * SECOND), SECOND) * SECOND
            + ZONE * SECOND;
    events.add(
        new Event(
            id,
            Event.Kind.ENTRY,
            "a transmission in " + item,
            List.of(
                later(read(id, 0, 0), Range.ZERO),
                later(read("radio-1", stamp, stamp + SECOND), Range.ZERO)),
            Optional.empty(),
            Drawn.BASIS));
    truth.put(new Instant.OfEvent(id), time);
    truth.put(new Instant.OnScale(id, 0, 0), time);
  }

  private void alarmPanel() {
    scales.add(
        new Scale(
            "alarm",
            Scale.Kind.CLOCK,
            30,
            0,
            ZONE,
            List.of(new Segment(0, 4_000_000_000_000_000L, Optional.empty())),
            Optional.of(
                new Scale.Standing(
                    new Range(ZONE * SECOND - 900_000, ZONE * SECOND - 700_000), Drawn.BASIS)),
            Drawn.BASIS));
    long stamp = Math.floorDiv(ALARM - 800_000, SECOND) * SECOND + ZONE * SECOND;
    events.add(
        new Event(
            "alarm#3",
            Event.Kind.ENTRY,
            "row 3 of alarm",
            List.of(later(read("alarm", stamp, stamp + SECOND), Range.ZERO)),
            Optional.empty(),
            Drawn.BASIS));
    truth.put(ALARMS, ALARM);
  }

  private void anchor(String id, String what, Camera camera, long time, Optional<Sighting> second) {
    List<Sighting> marks = new ArrayList<>();
    marks.add(later(seen(camera, time), Range.ZERO));
    second.ifPresent(marks::add);
    events.add(new Event(id, Event.Kind.ANCHOR, what, marks, Optional.empty(), Drawn.BASIS));
    if (!id.equals("wrong")) {
      truth.put(new Instant.OfEvent(id), time);
    }
  }

  private static Sighting later(Sighting.Site site, Range lag) {
    return new Sighting(site, lag, Optional.empty());
  }

  private static Sighting.Site read(String scale, long low, long high) {
    return new Sighting.Site.Read(scale, 0, List.of(new Sighting.Reading("p1", low, high, false)));
  }

  /** Two people name frames around it, the one closer than the other. */
  private Sighting.Site seen(Camera camera, long time) {
    long before = camera.frameBefore(time);
    List<Sighting.Reading> readings = new ArrayList<>();
    for (int person = 1; person <= 2; person++) {
      readings.add(
          new Sighting.Reading(
              "p" + person,
              before - random.nextInt(3) * camera.frame(),
              before + (1 + random.nextInt(3)) * camera.frame(),
              true));
    }
    return new Sighting.Site.Read(camera.item(), 0, readings);
  }

  Statements statements() {
    return new Statements(scales, events, ticks, orders);
  }

  boolean wrong() {
    return wrong;
  }
}
