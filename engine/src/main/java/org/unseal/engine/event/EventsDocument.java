package org.unseal.engine.event;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.unseal.engine.table.CsvText;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.time.TimeText;

/**
 * {@code events.json} and {@code events.csv} of a publication, as {@code docs/formats/events.md}
 * has them: events that count, with no word of those that were withdrawn.
 */
public record EventsDocument(CaseEvents events, EventTimes times) {
  public EventsDocument {
    requireNonNull(events, "events");
    requireNonNull(times, "times");
  }

  /** Canonical JSON. */
  public byte[] json() {
    return CanonicalJson.bytes(
        new ObjectWriter()
            .put("schema", "unseal/events")
            .put("version", 1)
            .put("events", events.standing().stream().map(this::event).toList())
            .end());
  }

  private JsonObject event(CaseEvent event) {
    EventTimes.Interval interval = times.of(event);
    ObjectWriter time =
        new ObjectWriter()
            .put("class", interval.timeClass().name())
            .put("words", times.words(event))
            .put("because", interval.because().stream().map(JsonText::new).toList());
    interval.earliest().ifPresent(micros -> time.put("earliest", micros));
    interval.latest().ifPresent(micros -> time.put("latest", micros));
    ObjectWriter one =
        event
            .fields(new ObjectWriter().put("id", event.id()))
            .put("sentence", event.sentence())
            .put("time", time.end());
    if (!event.basis().frames().isEmpty()) {
      one.put("shown", event.basis().frames().stream().map(Shown::published).toList());
    }
    return one.end();
  }

  /** A table, one row an event. */
  public String csv() {
    CsvText table =
        new CsvText()
            .row(
                List.of(
                    "id",
                    "kind",
                    "text",
                    "people",
                    "earliest UTC",
                    "latest UTC",
                    "class",
                    "because",
                    "rests on"));
    for (CaseEvent event : events.standing()) {
      EventTimes.Interval interval = times.of(event);
      table.row(
          List.of(
              event.id(),
              event.basis().code(),
              event.text(),
              String.join(" ", event.persons()),
              iso(interval.earliest()),
              iso(interval.latest()),
              interval.timeClass().name(),
              interval.because().stream().collect(Collectors.joining("; ")),
              event.sentence()));
    }
    return table.end();
  }

  private static String iso(OptionalLong micros) {
    return micros.isPresent() ? TimeText.iso(micros.getAsLong()) : "";
  }
}
