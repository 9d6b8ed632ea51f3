package org.unseal.engine.clock;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.unseal.model.casefile.RecordKind;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Change;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.time.Basis;
import org.unseal.proof.time.Range;
import org.unseal.proof.time.Scale;
import org.unseal.proof.time.Segment;
import org.unseal.proof.time.StatementJson;

/**
 * What people said of one scale: the body of a record of kind {@code CLOCK_SEGMENT}, whose id is
 * that of the scale.
 *
 * @param rate how fast it runs; empty where the usual is taken
 * @param standing what a clock is off by at any time
 * @param breaks in the order in which they happened
 */
public record ScaleSettings(
    String scale, Optional<Rate> rate, Optional<Scale.Standing> standing, List<Break> breaks) {

  /** How fast a scale runs. */
  public record Rate(long ppm, long jitter, Basis basis) {}

  /**
   * A break.
   *
   * @param before the last position in front of it
   * @param after the first behind it
   */
  public record Break(long before, long after, Segment.Joint joint) {}

  public ScaleSettings {
    breaks = List.copyOf(breaks);
  }

  /** Nothing was said. */
  public static ScaleSettings none(String scale) {
    return new ScaleSettings(scale, Optional.empty(), Optional.empty(), List.of());
  }

  /** The same with another rate. */
  public ScaleSettings with(Rate newRate) {
    return new ScaleSettings(scale, Optional.of(newRate), standing, breaks);
  }

  /** The same with another standing offset. */
  public ScaleSettings with(Scale.Standing newStanding) {
    return new ScaleSettings(scale, rate, Optional.of(newStanding), breaks);
  }

  /** The same with one more break, the last one that happened. */
  public ScaleSettings with(Break newBreak) {
    List<Break> more = new ArrayList<>(breaks);
    more.add(newBreak);
    return new ScaleSettings(scale, rate, standing, more);
  }

  /** The same without breaks. */
  public ScaleSettings withoutBreaks() {
    return new ScaleSettings(scale, rate, standing, List.of());
  }

  /**
   * The segments of a scale that goes from here to there.
   *
   * @throws IllegalArgumentException where breaks lie outside of it, or cross one another
   */
  List<Segment> segments(long from, long to, boolean recording) {
    List<Break> sorted = new ArrayList<>(breaks);
    if (recording) {
      sorted.sort(Comparator.comparingLong(Break::before)); // media time never goes back
    }
    List<Segment> segments = new ArrayList<>();
    long start = from;
    Optional<Segment.Joint> joint = Optional.empty();
    for (Break one : sorted) {
      segments.add(new Segment(start, one.before(), joint));
      start = one.after();
      joint = Optional.of(one.joint());
    }
    segments.add(new Segment(start, Math.max(start, to), joint));
    return segments;
  }

  /** The change that makes the record of this. */
  public Change.Put put() {
    return new Change.Put(RecordKind.CLOCK_SEGMENT, scale, body());
  }

  private JsonObject body() {
    List<JsonObject> list = new ArrayList<>();
    for (Break one : breaks) {
      list.add(
          new ObjectWriter()
              .put("before", one.before())
              .put("after", one.after())
              .put("joint", StatementJson.of(one.joint()))
              .end());
    }
    ObjectWriter object = new ObjectWriter().put("breaks", list);
    rate.ifPresent(
        value ->
            object.put(
                "rate",
                new ObjectWriter()
                    .put("ppm", value.ppm())
                    .put("jitter", value.jitter())
                    .put("basis", StatementJson.of(value.basis()))
                    .end()));
    standing.ifPresent(
        value ->
            object.put(
                "standing",
                new ObjectWriter()
                    .put("low", value.offset().low())
                    .put("high", value.offset().high())
                    .put("basis", StatementJson.of(value.basis()))
                    .end()));
    return object.end();
  }

  /** Reads a record's body. */
  public static ScaleSettings read(CaseRecord record) throws MalformedJsonException {
    ObjectReader object = ObjectReader.of(record.body(), "a clock's record");
    Optional<Rate> rate = Optional.empty();
    if (object.has("rate")) {
      ObjectReader inner = object.object("rate");
      rate =
          Optional.of(
              new Rate(
                  inner.within("ppm", 0, 999_999),
                  inner.count("jitter"),
                  StatementJson.basis(inner)));
    }
    Optional<Scale.Standing> standing = Optional.empty();
    if (object.has("standing")) {
      ObjectReader inner = object.object("standing");
      standing =
          Optional.of(
              new Scale.Standing(
                  new Range(inner.number("low"), inner.number("high")),
                  StatementJson.basis(inner)));
    }
    List<Break> breaks = new ArrayList<>();
    for (ObjectReader one : object.objects("breaks")) {
      breaks.add(new Break(one.number("before"), one.number("after"), StatementJson.joint(one)));
    }
    return new ScaleSettings(record.id(), rate, standing, breaks);
  }
}
