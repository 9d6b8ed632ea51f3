package org.unseal.engine.burnedin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.burnedin.CheckedReading.Agreement;
import org.unseal.engine.burnedin.ClockReadStep.Read;
import org.unseal.engine.port.CaseReading;
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

/** Puts readings of burned-in clocks into a case. An item has at most one at a time. */
public final class ClockBook {
  /** What a reading of this kind says of itself, among readings of other kinds. */
  public static final String BURNED_IN = "burned-in";

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
  public record Recording(String item, String source, Digest sha256, Path path) {}

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
      String hex = sha256.hex();
      return new Recording(
          item,
          body.text("source"),
          sha256,
          file.folders().originals().resolve(hex.substring(0, 2)).resolve(hex));
    } catch (MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED, item + " can't be read; run custody check", e);
    }
  }

  /** Where pictures and ticks of clocks are kept. */
  public Path folder() {
    return file.folders().derived().resolve("clock");
  }

  /**
   * Appends a reading and its segments; an earlier reading of the same item's clock is replaced.
   */
  public Recorded record(Recording recording, Read read) {
    String[] id = {""};
    Head head =
        file.append(
            reading -> {
              id[0] = "r" + reading.nextNumber(RecordKind.CLOCK_READING);
              return entry(reading, id[0], recording, read);
            });
    return new Recorded(id[0], head);
  }

  private static Entry entry(CaseReading reading, String id, Recording recording, Read read) {
    List<Change> changes = new ArrayList<>(earlier(reading, recording.item()));
    changes.add(new Change.Put(RecordKind.CLOCK_READING, id, body(recording, read).end()));
    List<ClockSegment> segments = read.checked().segments();
    for (int i = 0; i < Math.min(MOST_SEGMENTS, segments.size()); i++) {
      ClockSegment segment = segments.get(i);
      changes.add(
          new Change.Put(
              RecordKind.CLOCK_SEGMENT,
              id + "." + (i + 1),
              new ObjectWriter()
                  .put("clock", BURNED_IN)
                  .put("reading", id)
                  .put("source", recording.source())
                  .put("item", recording.item())
                  .put("segment", i)
                  .put("joint", TicksDocument.word(segment.joint()))
                  .put("shows", segment.reading())
                  .put("from", segment.from())
                  .put("end", segment.end())
                  .put("seconds", segment.lastNumber())
                  .put("ticks", segment.ticks().size())
                  .end()));
    }
    return new Entry(
        Action.CLOCK_READ,
        Optional.of(recording.item()),
        new ObjectWriter()
            .put("clock", BURNED_IN)
            .put("ticksSha256", read.ticksSha256())
            .put("segments", segments.size())
            .end(),
        changes);
  }

  private static List<Change> earlier(CaseReading reading, String item) {
    List<Change> gone = new ArrayList<>();
    for (RecordKind kind : List.of(RecordKind.CLOCK_SEGMENT, RecordKind.CLOCK_READING)) {
      for (CaseRecord record : reading.records(kind)) {
        if (is(record, "clock", BURNED_IN) && is(record, "item", item)) {
          gone.add(new Change.Remove(kind, record.id()));
        }
      }
    }
    return gone;
  }

  private static boolean is(CaseRecord record, String field, String value) {
    return record.body().fields().get(field) instanceof JsonValue.JsonText text
        && text.value().equals(value);
  }

  private static ObjectWriter body(Recording recording, Read read) {
    CheckedReading checked = read.checked();
    Agreement agreement = checked.agreement();
    Box box = read.clock();
    List<JsonValue> place = new ArrayList<>();
    for (int side : new int[] {box.left(), box.top(), box.width(), box.height()}) {
      place.add(new JsonNumber(side));
    }
    long ticks = checked.segments().stream().mapToLong(each -> each.ticks().size()).sum();
    long seconds = checked.segments().stream().mapToLong(ClockSegment::lastNumber).sum();
    return new ObjectWriter()
        .put("clock", BURNED_IN)
        .put("source", recording.source())
        .put("item", recording.item())
        .put("recording", recording.sha256())
        .put("box", place)
        .put("typed", checked.format().example())
        .put("twelve", checked.format().twelve())
        .put("shows", checked.reading())
        .put("at", read.at())
        .put("segment", checked.segment())
        .put("number", checked.number())
        .put("ticksSha256", read.ticksSha256())
        .put("ticks", ticks)
        .put("seconds", seconds)
        .put("digitsRead", agreement.digitsRead())
        .put("agreeing", agreement.seconds())
        .put("misread", agreement.misread())
        .put("unread", agreement.unread())
        .put("minutes", agreement.minutes())
        .put("hours", agreement.hours());
  }
}
