package org.unseal.proof.time;

import java.util.ArrayList;
import java.util.List;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonArray;
import org.unseal.proof.json.JsonValue.JsonNumber;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.ObjectWriter;

/** A timeline as JSON; the counterpart of {@link TimelineReader}. */
final class TimelineWriter {
  private TimelineWriter() {}

  static JsonObject value(TimelineDocument timeline) {
    Statements statements = timeline.statements();
    return new ObjectWriter()
        .put("schema", TimelineDocument.SCHEMA)
        .put("version", TimelineDocument.VERSION)
        .put("tool", timeline.tool())
        .put("created", timeline.created())
        .put("scales", statements.scales().stream().map(TimelineWriter::scale).toList())
        .put("events", statements.events().stream().map(TimelineWriter::event).toList())
        .put("ticks", statements.ticks().stream().map(TimelineWriter::ticks).toList())
        .put("orders", statements.orders().stream().map(TimelineWriter::order).toList())
        .put("dropped", timeline.dropped().stream().map(TimelineWriter::dropped).toList())
        .put("bounds", timeline.bounds().stream().map(TimelineWriter::bound).toList())
        .end();
  }

  static JsonObject basis(Basis basis) {
    ObjectWriter object =
        new ObjectWriter().put("support", basis.support().name()).put("words", basis.words());
    basis.coverage().ifPresent(coverage -> object.put("coverage", coverage));
    return object.end();
  }

  private static JsonObject scale(Scale scale) {
    ObjectWriter object =
        new ObjectWriter()
            .put("id", scale.id())
            .put("kind", scale.kind().name())
            .put("ppm", scale.ppm())
            .put("jitter", scale.jitter())
            .put("zone", scale.zone())
            .put("segments", scale.segments().stream().map(TimelineWriter::segment).toList())
            .put("basis", basis(scale.basis()));
    scale
        .standing()
        .ifPresent(
            standing ->
                object.put(
                    "standing",
                    new ObjectWriter()
                        .put("low", standing.offset().low())
                        .put("high", standing.offset().high())
                        .put("basis", basis(standing.basis()))
                        .end()));
    return object.end();
  }

  private static JsonObject segment(Segment segment) {
    ObjectWriter object = new ObjectWriter().put("from", segment.from()).put("to", segment.to());
    segment.joint().ifPresent(joint -> object.put("joint", joint(joint)));
    return object.end();
  }

  static JsonObject joint(Segment.Joint joint) {
    ObjectWriter object =
        new ObjectWriter()
            .put("kind", joint.kind().name())
            .put("least", joint.least())
            .put("basis", basis(joint.basis()));
    joint.most().ifPresent(most -> object.put("most", most));
    return object.end();
  }

  static JsonObject event(Event event) {
    ObjectWriter object =
        new ObjectWriter()
            .put("id", event.id())
            .put("kind", event.kind().name())
            .put("what", event.what())
            .put("marks", event.sightings().stream().map(TimelineWriter::sighting).toList())
            .put("basis", basis(event.basis()));
    event.alone().ifPresent(reason -> object.put("alone", reason));
    return object.end();
  }

  static JsonObject sighting(Sighting sighting) {
    ObjectWriter object =
        new ObjectWriter()
            .put("lagLow", sighting.lag().low())
            .put("lagHigh", sighting.lag().high());
    sighting
        .period()
        .ifPresent(
            period -> object.put("periodLow", period.low()).put("periodHigh", period.high()));
    switch (sighting.site()) {
      case Sighting.Site.Read read ->
          object
              .put("scale", read.scale())
              .put("segment", read.segment())
              .put("readings", read.readings().stream().map(TimelineWriter::reading).toList());
      case Sighting.Site.Same same -> object.put("event", same.event());
    }
    return object.end();
  }

  private static JsonObject reading(Sighting.Reading reading) {
    return new ObjectWriter()
        .put("by", reading.by())
        .put("low", reading.low())
        .put("high", reading.high())
        .put("behindLow", reading.behindLow())
        .end();
  }

  private static JsonObject ticks(TickRun run) {
    List<JsonValue> ticks = new ArrayList<>();
    for (TickRun.Tick tick : run.ticks()) {
      ticks.add(
          new JsonArray(
              List.of(
                  new JsonNumber(tick.shows()),
                  new JsonNumber(tick.before()),
                  new JsonNumber(tick.after()))));
    }
    return new ObjectWriter()
        .put("id", run.id())
        .put("clock", run.clock())
        .put("clockSegment", run.clockSegment())
        .put("recording", run.recording())
        .put("recordingSegment", run.recordingSegment())
        .put("ticks", ticks)
        .put("basis", basis(run.basis()))
        .end();
  }

  private static JsonObject order(Order order) {
    ObjectWriter object =
        new ObjectWriter()
            .put("id", order.id())
            .put("first", instant(order.first()))
            .put("then", instant(order.then()))
            .put("least", order.least())
            .put("basis", basis(order.basis()));
    order.most().ifPresent(most -> object.put("most", most));
    return object.end();
  }

  static JsonObject instant(Instant instant) {
    return switch (instant) {
      case Instant.OnScale on ->
          new ObjectWriter()
              .put("scale", on.scale())
              .put("segment", on.segment())
              .put("at", on.at())
              .end();
      case Instant.OfEvent of -> new ObjectWriter().put("event", of.event()).end();
      case Instant.Reference reference -> new ObjectWriter().put("utc", reference.micros()).end();
    };
  }

  private static JsonObject dropped(Dropped dropped) {
    return new ObjectWriter()
        .put("event", dropped.event())
        .put("why", dropped.why().name())
        .put("by", dropped.by())
        .put("reason", dropped.reason())
        .end();
  }

  private static JsonObject bound(StatedBound bound) {
    ObjectWriter object =
        new ObjectWriter()
            .put("of", instant(bound.of()))
            .put("class", bound.timeClass().name())
            .put("lowReasons", reasons(bound.lowReasons()))
            .put("highReasons", reasons(bound.highReasons()));
    bound.from().ifPresent(from -> object.put("from", instant(from)));
    bound.low().ifPresent(low -> object.put("low", low));
    bound.high().ifPresent(high -> object.put("high", high));
    bound.coverage().ifPresent(coverage -> object.put("coverage", coverage));
    return object.end();
  }

  private static List<JsonText> reasons(List<Reason> reasons) {
    return reasons.stream()
        .map(reason -> new JsonText(reason.kind().name() + " " + reason.id()))
        .toList();
  }
}
