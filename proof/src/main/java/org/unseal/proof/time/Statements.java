package org.unseal.proof.time;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that is stated about time in a case. Whatever is named in it is there, and lies within
 * its segment; ids are unique among scales and among everything else.
 */
public record Statements(
    List<Scale> scales, List<Event> events, List<TickRun> ticks, List<Order> orders) {
  public Statements {
    scales = List.copyOf(scales);
    events = List.copyOf(events);
    ticks = List.copyOf(ticks);
    orders = List.copyOf(orders);
    new Check(scales, events).all(events, ticks, orders);
  }

  /** The scale of this id. */
  public Optional<Scale> scale(String id) {
    return scales.stream().filter(scale -> scale.id().equals(id)).findFirst();
  }

  /** The event of this id. */
  public Optional<Event> event(String id) {
    return events.stream().filter(event -> event.id().equals(id)).findFirst();
  }

  /** The same without some events. Whatever refers to one of them goes, too. */
  public Statements without(Set<String> left) {
    Set<String> gone = new HashSet<>(left);
    List<Event> kept = events;
    int before;
    do {
      before = gone.size();
      for (Event event : kept) {
        for (Sighting sighting : event.sightings()) {
          if (sighting.site() instanceof Sighting.Site.Same same && gone.contains(same.event())) {
            gone.add(event.id());
          }
        }
      }
      kept = kept.stream().filter(event -> !gone.contains(event.id())).toList();
    } while (gone.size() > before);
    return new Statements(
        scales,
        kept,
        ticks,
        orders.stream().filter(o -> !of(o.first(), gone) && !of(o.then(), gone)).toList());
  }

  private static boolean of(Instant instant, Set<String> events) {
    return instant instanceof Instant.OfEvent event && events.contains(event.event());
  }

  /** Whether instants are all on scales, or of events, that are stated. */
  public boolean hasAll(Collection<Instant> instants) {
    Check check = new Check(scales, events);
    return instants.stream().allMatch(check::has);
  }

  /** Looks everything up once. */
  private static final class Check {
    private final Map<String, Scale> scales = new HashMap<>();
    private final Set<String> events = new HashSet<>();
    private final Set<String> ids = new HashSet<>();

    Check(List<Scale> scales, List<Event> events) {
      Limits.count(scales.size(), Limits.SCALES, "scales");
      Limits.count(events.size(), Limits.EVENTS, "events");
      int segments = 0;
      for (Scale scale : scales) {
        if (this.scales.put(scale.id(), scale) != null) {
          throw twice();
        }
        segments += scale.segments().size();
      }
      Limits.count(segments, Limits.SEGMENTS, "segments");
      for (Event event : events) {
        if (!ids.add(event.id())) {
          throw twice();
        }
        this.events.add(event.id());
      }
    }

    private static IllegalArgumentException twice() {
      return new IllegalArgumentException("an id twice");
    }

    void all(List<Event> events, List<TickRun> ticks, List<Order> orders) {
      Limits.count(orders.size(), Limits.ORDERS, "orders");
      int count = 0;
      for (TickRun run : ticks) {
        count += run.ticks().size();
        if (!ids.add(run.id())) {
          throw twice();
        }
        for (TickRun.Tick tick : run.ticks()) {
          require(run.clock(), run.clockSegment(), tick.shows());
          require(run.recording(), run.recordingSegment(), tick.before());
          require(run.recording(), run.recordingSegment(), tick.after());
        }
      }
      Limits.count(count, Limits.TICKS, "ticks");
      for (Order order : orders) {
        if (!ids.add(order.id())) {
          throw twice();
        }
        if (!has(order.first()) || !has(order.then())) {
          throw unknown();
        }
      }
      for (Event event : events) {
        event.sightings().forEach(sighting -> require(event, sighting.site()));
      }
    }

    private void require(Event event, Sighting.Site site) {
      switch (site) {
        case Sighting.Site.Read read -> {
          require(read.scale(), read.segment(), read.low());
          require(read.scale(), read.segment(), read.high());
        }
        case Sighting.Site.Same same -> {
          if (!events.contains(same.event()) || same.event().equals(event.id())) {
            throw unknown();
          }
        }
      }
    }

    private void require(String scale, int segment, long position) {
      if (!has(scale, segment, position)) {
        throw unknown();
      }
    }

    private static IllegalArgumentException unknown() {
      return new IllegalArgumentException("a statement about what is not there");
    }

    private boolean has(String id, int segment, long position) {
      if (id.equals(Scale.REFERENCE)) {
        return segment == 0;
      }
      Scale scale = scales.get(id);
      return scale != null
          && segment < scale.segments().size()
          && scale.segments().get(segment).has(position);
    }

    boolean has(Instant instant) {
      return switch (instant) {
        case Instant.OnScale on -> has(on.scale(), on.segment(), on.at());
        case Instant.OfEvent event -> events.contains(event.event());
        case Instant.Reference _ -> true;
      };
    }
  }
}
