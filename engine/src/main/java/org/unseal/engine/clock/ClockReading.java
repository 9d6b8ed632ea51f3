package org.unseal.engine.clock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.unseal.model.casefile.RecordKind;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Change;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonArray;
import org.unseal.proof.json.JsonValue.JsonNumber;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.time.Basis;
import org.unseal.proof.time.Range;
import org.unseal.proof.time.StatementJson;
import org.unseal.proof.time.TickRun;

/** Somebody or something read a clock: the body of a record of kind {@code CLOCK_READING}. */
public sealed interface ClockReading {

  /** {@code r} and a number. */
  String id();

  /** Whose clock. */
  String source();

  /**
   * A clock was compared with a reference.
   *
   * @param segment of the clock's scale, where what it shows does not say which
   * @param shown what it showed, read as if it were UTC
   * @param reference when that was, in UTC
   * @param stepless why nobody set the clock between the recordings and the check; empty where that
   *     is not excluded, and then nothing follows from the check
   * @param by who did it
   */
  record Check(
      String id,
      String source,
      OptionalInt segment,
      Range shown,
      Range reference,
      Optional<String> stepless,
      String by,
      Basis basis)
      implements ClockReading {}

  /**
   * Ticks of a burned-in clock that were found in a recording.
   *
   * @param segment of the clock's scale, where what it shows does not say which
   */
  record Ticks(
      String id,
      String source,
      String item,
      OptionalInt segment,
      List<TickRun.Tick> ticks,
      Basis basis)
      implements ClockReading {
    public Ticks {
      ticks = List.copyOf(ticks);
    }
  }

  /** The change that makes the record of this. */
  default Change.Put put() {
    ObjectWriter object = new ObjectWriter().put("source", source());
    switch (this) {
      case Check check -> {
        object
            .put("kind", "check")
            .put("shownLow", check.shown().low())
            .put("shownHigh", check.shown().high())
            .put("utcLow", check.reference().low())
            .put("utcHigh", check.reference().high())
            .put("by", check.by())
            .put("basis", StatementJson.of(check.basis()));
        check.segment().ifPresent(segment -> object.put("segment", segment));
        check.stepless().ifPresent(why -> object.put("stepless", why));
      }
      case Ticks ticks -> {
        List<JsonValue> list = new ArrayList<>();
        for (TickRun.Tick tick : ticks.ticks()) {
          list.add(
              new JsonArray(
                  List.of(
                      new JsonNumber(tick.shows()),
                      new JsonNumber(tick.before()),
                      new JsonNumber(tick.after()))));
        }
        object
            .put("kind", "ticks")
            .put("item", ticks.item())
            .put("ticks", list)
            .put("basis", StatementJson.of(ticks.basis()));
        ticks.segment().ifPresent(segment -> object.put("segment", segment));
      }
    }
    return new Change.Put(RecordKind.CLOCK_READING, id(), object.end());
  }

  /** Reads a record; empty where it is of a kind that nothing is concluded from here. */
  static Optional<ClockReading> read(CaseRecord record) throws MalformedJsonException {
    ObjectReader object = ObjectReader.of(record.body(), "a reading of a clock");
    return switch (object.text("kind")) {
      case "check" ->
          Optional.of(
              new Check(
                  record.id(),
                  object.text("source"),
                  object.has("segment")
                      ? OptionalInt.of((int) object.within("segment", 0, 20_000))
                      : OptionalInt.empty(),
                  new Range(object.number("shownLow"), object.number("shownHigh")),
                  new Range(object.number("utcLow"), object.number("utcHigh")),
                  object.has("stepless") ? Optional.of(object.text("stepless")) : Optional.empty(),
                  object.text("by"),
                  StatementJson.basis(object)));
      case "ticks" -> {
        List<TickRun.Tick> ticks = new ArrayList<>();
        for (JsonValue element : object.elements("ticks")) {
          if (!(element instanceof JsonArray array)
              || array.elements().size() != 3
              || !(array.elements().get(0) instanceof JsonNumber shows)
              || !(array.elements().get(1) instanceof JsonNumber before)
              || !(array.elements().get(2) instanceof JsonNumber after)) {
            throw new MalformedJsonException("a tick that is not three whole numbers");
          }
          ticks.add(new TickRun.Tick(shows.value(), before.value(), after.value()));
        }
        yield Optional.of(
            new Ticks(
                record.id(),
                object.text("source"),
                object.text("item"),
                object.has("segment")
                    ? OptionalInt.of((int) object.within("segment", 0, 20_000))
                    : OptionalInt.empty(),
                ticks,
                object.has("basis")
                    ? StatementJson.basis(object)
                    : new Basis(Basis.Support.MEASURED, "changes of its digits in the pictures")));
      }
      default -> Optional.empty();
    };
  }
}
