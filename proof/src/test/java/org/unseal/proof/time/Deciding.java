package org.unseal.proof.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements of which one is as precise as a decider says that it would have to be. */
final class Deciding {
  private Deciding() {}

  static Statements with(Statements statements, Decider decider) {
    List<Scale> scales = new ArrayList<>();
    for (Scale scale : statements.scales()) {
      boolean meant = scale.id().equals(decider.reason().id());
      scales.add(
          meant && decider.quantity() == Decider.Quantity.RATE
              ? changed(scale, decider.needed(), scale.standing())
              : meant && decider.quantity() == Decider.Quantity.OFFSET
                  ? changed(
                      scale,
                      scale.ppm(),
                      scale
                          .standing()
                          .map(s -> new Scale.Standing(range(s.offset(), decider), s.basis())))
                  : scale);
    }
    List<Event> events = new ArrayList<>();
    for (Event event : statements.events()) {
      List<Sighting> marks = new ArrayList<>(event.sightings());
      if (decider.reason().kind() == Reason.Kind.EVENT
          && event.id().equals(decider.reason().id())) {
        Sighting mark = marks.get(decider.mark());
        if (decider.quantity() == Decider.Quantity.LAG) {
          marks.set(
              decider.mark(), new Sighting(mark.site(), range(mark.lag(), decider), mark.period()));
        } else if (mark.site() instanceof Sighting.Site.Read read) {
          Range place = range(new Range(read.low(), read.high()), decider);
          marks.set(
              decider.mark(),
              new Sighting(
                  new Sighting.Site.Read(
                      read.scale(),
                      read.segment(),
                      List.of(
                          new Sighting.Reading("p1", place.low(), place.high(), false),
                          new Sighting.Reading("p2", place.low(), place.high(), false))),
                  mark.lag(),
                  mark.period()));
        }
      }
      events.add(
          new Event(event.id(), event.kind(), event.what(), marks, event.alone(), event.basis()));
    }
    return new Statements(scales, events, statements.ticks(), statements.orders());
  }

  private static Range range(Range now, Decider decider) {
    return decider.high()
        ? new Range(now.low(), decider.needed())
        : new Range(decider.needed(), now.high());
  }

  private static Scale changed(Scale scale, long ppm, Optional<Scale.Standing> standing) {
    return new Scale(
        scale.id(),
        scale.kind(),
        ppm,
        scale.jitter(),
        scale.zone(),
        scale.segments(),
        standing,
        scale.basis());
  }
}
