package org.unseal.proof.time;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** A small world whose true times are known, and statements about it that are all true. */
final class Drawn {
  static final Basis BASIS = new Basis(Basis.Support.MEASURED, "drawn");

  final Statements statements;

  /** Every instant that can be asked about. */
  final List<Instant> instants = new ArrayList<>();

  private final Map<Instant, Long> truth = new HashMap<>();
  private final SplittableRandom random;

  /** Draws one. */
  Drawn(long seed) {
    random = new SplittableRandom(seed);
    long start = random.nextLong(-2_000_000_000L, 2_000_000_000L);
    List<DrawnScale> scales = new ArrayList<>();
    int count = random.nextInt(1, 5);
    for (int i = 0; i < count; i++) {
      scales.add(
          new DrawnScale(
              random,
              "s" + i,
              start + random.nextLong(-20_000_000, 20_000_000),
              random.nextInt(5) == 0 ? 2 : 1,
              random.nextInt(3, 9)));
    }
    for (DrawnScale scale : scales) {
      for (int s = 0; s < scale.positions.size(); s++) {
        for (int p = 0; p < scale.positions.get(s).length; p++) {
          known(new Instant.OnScale(scale.id, s, scale.positions.get(s)[p]), scale.times.get(s)[p]);
        }
      }
    }
    List<Event> events = new ArrayList<>();
    int eventCount = random.nextInt(0, 8);
    for (int i = 0; i < eventCount; i++) {
      event("e" + i, start + random.nextLong(0, 150_000_000), scales, events);
    }
    List<TickRun> ticks = new ArrayList<>();
    for (int i = 0; i < 2 && scales.size() > 1; i++) {
      ticks("k" + i, scales.get(random.nextInt(2)), scales.getLast()).ifPresent(ticks::add);
    }
    List<Order> orders = new ArrayList<>();
    for (int i = 0; i < random.nextInt(3); i++) {
      Instant first = any();
      Instant then = any();
      long distance = truth(then) - truth(first);
      orders.add(
          new Order(
              "o" + i,
              first,
              then,
              distance - random.nextLong(0, 4_000_000),
              random.nextBoolean()
                  ? OptionalLong.empty()
                  : OptionalLong.of(distance + random.nextLong(0, 4_000_000)),
              BASIS));
    }
    statements =
        new Statements(scales.stream().map(DrawnScale::scale).toList(), events, ticks, orders);
  }

  private void known(Instant instant, long time) {
    instants.add(instant);
    truth.put(instant, time);
  }

  long truth(Instant instant) {
    return instant instanceof Instant.Reference reference
        ? reference.micros()
        : Objects.requireNonNull(truth.get(instant));
  }

  Instant any() {
    return random.nextInt(10) == 0
        ? new Instant.Reference(random.nextLong(-1_000_000_000L, 1_000_000_000L))
        : instants.get(random.nextInt(instants.size()));
  }

  private void event(String id, long time, List<DrawnScale> scales, List<Event> events) {
    List<Sighting> sightings = new ArrayList<>();
    int marks = random.nextInt(1, 4);
    for (int i = 0; i < marks; i++) {
      long late = random.nextInt(3) == 0 ? 0 : random.nextLong(-200_000, 2_000_000);
      Range lag =
          new Range(
              late - (late == 0 ? 0 : random.nextLong(0, 900_000)),
              late + (late == 0 ? 0 : random.nextLong(0, 900_000)));
      Optional<Range> period = Optional.empty();
      if (i == 1 && marks == 2 && random.nextInt(4) == 0) {
        long seconds = random.nextLong(3_000_000, 6_000_000);
        long times = random.nextLong(-6, 7);
        period = Optional.of(new Range(seconds - random.nextLong(0, 3000), seconds + 1000));
        late += times * seconds;
      }
      Optional<Sighting.Site> site = site(time + late, scales, events);
      if (site.isPresent()) {
        sightings.add(new Sighting(site.get(), lag, period));
      }
    }
    if (sightings.isEmpty()
        || (sightings.size() != 2
            && sightings.stream().anyMatch(sighting -> sighting.period().isPresent()))) {
      return;
    }
    events.add(new Event(id, Event.Kind.ANCHOR, "drawn", sightings, Optional.of("drawn"), BASIS));
    known(new Instant.OfEvent(id), time);
  }

  private Optional<Sighting.Site> site(long time, List<DrawnScale> scales, List<Event> events) {
    if (random.nextInt(8) == 0) {
      return Optional.of(
          new Sighting.Site.Read(
              Scale.REFERENCE,
              0,
              List.of(
                  new Sighting.Reading(
                      "p1",
                      time - random.nextLong(0, 3_000_000),
                      time + random.nextLong(0, 3_000_000),
                      false))));
    }
    for (Event event : events) {
      Instant other = new Instant.OfEvent(event.id());
      if (truth(other) == time) {
        return Optional.of(new Sighting.Site.Same(event.id()));
      }
    }
    DrawnScale scale = scales.get(random.nextInt(scales.size()));
    int segment = random.nextInt(scale.positions.size());
    List<Sighting.Reading> readings = new ArrayList<>();
    for (int i = 1; i < random.nextInt(2, 4); i++) {
      int low = scale.last(segment, time);
      int high = scale.first(segment, time);
      if (low < 0 || high < 0) {
        return Optional.empty();
      }
      low = Math.max(0, low - random.nextInt(2));
      high = Math.min(scale.positions.get(segment).length - 1, high + random.nextInt(2));
      if (low > high) {
        return Optional.empty(); // stamps that overtook one another
      }
      readings.add(
          new Sighting.Reading(
              "p" + i,
              scale.positions.get(segment)[low],
              scale.positions.get(segment)[high],
              scale.times.get(segment)[low] < time && low < high && random.nextBoolean()));
    }
    return Optional.of(new Sighting.Site.Read(scale.id, segment, readings));
  }

  private Optional<TickRun> ticks(String id, DrawnScale clock, DrawnScale recording) {
    if (clock == recording) {
      return Optional.empty();
    }
    List<TickRun.Tick> ticks = new ArrayList<>();
    for (int p = 0; p < clock.positions.getFirst().length; p++) {
      long time = clock.times.getFirst()[p];
      int before = recording.last(0, time - 1);
      int after = recording.first(0, time);
      if (before >= 0 && after > before) {
        ticks.add(
            new TickRun.Tick(
                clock.positions.getFirst()[p],
                recording.positions.getFirst()[before],
                recording.positions.getFirst()[after]));
      }
    }
    return ticks.isEmpty()
        ? Optional.empty()
        : Optional.of(new TickRun(id, clock.id, 0, recording.id, 0, ticks, BASIS));
  }
}
