package org.unseal.engine.burnedin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.unseal.engine.burnedin.CheckedReading.Agreement;
import org.unseal.engine.burnedin.ClockReadStep.Read;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.clock.ClockReading;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.port.ClockWatcher.Tick;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.Box;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Change;
import org.unseal.proof.custody.Head;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonNumber;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.time.Basis;
import org.unseal.proof.time.TickRun;

/** Puts readings of burned-in clocks into a case. An item has at most one at a time. */
public final class ClockBook {
  private static final String BURNED_IN = "burned-in";
  private static final Basis BASIS =
      new Basis(Basis.Support.MEASURED, "changes of its digits in the pictures");

  private static final int MOST_SEGMENTS = 500;

  private final CaseFile file;

  /** Of a case. */
  public ClockBook(CaseFile file) {
    this.file = file;
  }

  /**
   * An item's recording.
   *
   * @param source whose clock it is
   */
  public record Recording(String item, String source, Digest sha256, Path path, List<Hole> holes) {
    public Recording {
      holes = List.copyOf(holes);
    }

    /** A tick across a hole says nothing: nobody knows how long it was. */
    boolean holds(Tick tick) {
      return holes.stream()
          .noneMatch(hole -> tick.low() < hole.ends() && hole.begins() < tick.high());
    }
  }

  /** Where a recording's time jumps. */
  public record Hole(long begins, long ends) {}

  /** What was appended. */
  public record Recorded(String id, Head head) {}

  /**
   * The recording of an item.
   *
   * @throws UnsealException {@code RECORD_MISSING}
   */
  public Recording recording(String item) {
    CaseRecord record =
        file.record(RecordKind.ITEM, item)
            .orElseThrow(
                () ->
                    new UnsealException(
                        ErrorCode.RECORD_MISSING,
                        "the case has no item " + item + "; unseal status shows which it has"));
    try {
      ObjectReader body = ObjectReader.of(record.body(), item);
      Digest sha256 = body.digest("sha256");
      return new Recording(
          item, body.text("source"), sha256, file.folders().original(sha256), holes(body));
    } catch (MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED, item + " can't be read; run custody check", e);
    }
  }

  private static List<Hole> holes(ObjectReader body) throws MalformedJsonException {
    List<Hole> holes = new ArrayList<>();
    if (body.has("tracks") && !body.elements("tracks").isEmpty()) {
      for (ObjectReader gap : body.objects("tracks").getFirst().objects("gaps")) {
        holes.add(new Hole(gap.number("begins"), gap.number("ends")));
      }
    }
    return holes;
  }

  /** Where pictures and ticks of clocks are kept. */
  public Path folder() {
    return file.folders().derived().resolve("clock");
  }

  /**
   * Appends a reading: one record of ticks for each segment, and what the clock's own record says
   * of the jumps between them. What was read of the same item's clock before is replaced.
   */
  public Recorded record(Recording recording, Read read) {
    AtomicReference<String> id = new AtomicReference<>("");
    Head head =
        file.append(
            reading -> {
              List<Change> changes = changes(reading, recording, read);
              for (Change change : changes) {
                if (change instanceof Change.Put put && put.kind() == RecordKind.CLOCK_READING) {
                  id.compareAndSet("", put.id());
                }
              }
              return new Entry(
                  Action.CLOCK_READ,
                  Optional.of(recording.item()),
                  new ObjectWriter()
                      .put("clock", BURNED_IN)
                      .put("ticksSha256", read.ticksSha256())
                      .put("segments", read.checked().segments().size())
                      .end(),
                  changes);
            });
    return new Recorded(id.get(), head);
  }

  private static List<Change> changes(CaseReading reading, Recording recording, Read read) {
    List<Change> changes = new ArrayList<>();
    for (CaseRecord record : reading.records(RecordKind.CLOCK_READING)) {
      if (isOf(record, recording.item())) {
        changes.add(new Change.Remove(RecordKind.CLOCK_READING, record.id()));
      }
    }
    List<ClockSegment> segments = read.checked().segments();
    if (segments.size() > MOST_SEGMENTS) {
      throw new UnsealException(
          ErrorCode.LIMIT_EXCEEDED,
          "the clock of %s jumps more than %d times".formatted(recording.item(), MOST_SEGMENTS));
    }
    ClockJumps jumps = ClockJumps.of(reading, recording, segments);
    jumps.settings().ifPresent(settings -> changes.add(settings.put()));
    long number = reading.nextNumber(RecordKind.CLOCK_READING);
    for (int i = 0; i < segments.size(); i++) {
      List<TickRun.Tick> ticks = new ArrayList<>();
      for (Tick tick : segments.get(i).ticks()) {
        if (recording.holds(tick)) {
          ticks.add(
              new TickRun.Tick(
                  segments.get(i).reading() + tick.number() * ClockFormat.SECOND,
                  tick.low(),
                  tick.high()));
        }
      }
      Change.Put plain =
          new ClockReading.Ticks(
                  "r" + (number + i),
                  recording.source(),
                  recording.item(),
                  jumps.segment(i),
                  ticks,
                  BASIS)
              .put();
      ObjectWriter body = new ObjectWriter();
      plain.body().fields().forEach(body::put);
      body.put("burnedIn", burnedIn(recording, read, i).end());
      changes.add(new Change.Put(RecordKind.CLOCK_READING, plain.id(), body.end()));
    }
    return changes;
  }

  private static boolean isOf(CaseRecord record, String item) {
    return record.body().fields().containsKey("burnedIn")
        && record.body().fields().get("item") instanceof JsonValue.JsonText text
        && text.value().equals(item);
  }

  private static ObjectWriter burnedIn(Recording recording, Read read, int segment) {
    CheckedReading checked = read.checked();
    ClockSegment own = checked.segments().get(segment);
    Agreement agreement = checked.agreement();
    Box box = read.clock();
    List<JsonValue> place = new ArrayList<>();
    for (int side : new int[] {box.left(), box.top(), box.width(), box.height()}) {
      place.add(new JsonNumber(side));
    }
    ObjectWriter body =
        new ObjectWriter()
            .put("recording", recording.sha256())
            .put("ticksSha256", read.ticksSha256())
            .put("box", place)
            .put("segment", segment)
            .put("joint", TicksDocument.word(own.joint()))
            .put("from", own.from())
            .put("end", own.end())
            .put("seconds", own.lastNumber());
    if (segment == checked.segment()) {
      body.put("typed", checked.format().example())
          .put("twelve", checked.format().twelve())
          .put("shows", checked.reading())
          .put("at", read.at())
          .put("digitsRead", agreement.digitsRead())
          .put("agreeing", agreement.seconds())
          .put("misread", agreement.misread())
          .put("unread", agreement.unread())
          .put("minutes", agreement.minutes())
          .put("hours", agreement.hours());
    }
    return body;
  }
}
