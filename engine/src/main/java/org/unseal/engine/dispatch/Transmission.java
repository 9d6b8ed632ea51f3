package org.unseal.engine.dispatch;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.json.JsonValue.JsonNumber;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/**
 * One stretch of speech on a channel, in one file.
 *
 * @param start microseconds of the file
 * @param end behind the start
 * @param order its place among those of the file, from 1
 * @param continuous whether distances in the file are distances in time
 * @param stamp when it can have begun by the recorder's clock
 * @param radios numbers of the radios that spoke, where the recorder says so
 */
public record Transmission(
    String id,
    String source,
    String item,
    long start,
    long end,
    int order,
    boolean continuous,
    Basis basis,
    Stamp stamp,
    OptionalLong talkgroup,
    List<Long> radios) {
  public Transmission {
    requireNonNull(id, "id");
    requireNonNull(source, "source");
    requireNonNull(item, "item");
    requireNonNull(basis, "basis");
    requireNonNull(stamp, "stamp");
    requireNonNull(talkgroup, "talkgroup");
    radios = List.copyOf(radios);
    if (start < 0 || end <= start || order < 1) {
      throw new IllegalArgumentException("no transmission: " + start + ".." + end);
    }
  }

  /** Who says where it begins and ends. */
  public enum Basis {
    RECORDER("recorder"),
    VOICE_ACTIVITY("voice-activity"),
    PERSON("person");

    private final String word;

    Basis(String word) {
      this.word = word;
    }

    static Basis of(String word) throws MalformedJsonException {
      for (Basis basis : values()) {
        if (basis.word.equals(word)) {
          return basis;
        }
      }
      throw new MalformedJsonException("a transmission's basis is not known here");
    }
  }

  /** Bounds in microseconds since 1970, both included; a side that nobody knows is empty. */
  public record Stamp(OptionalLong earliest, OptionalLong latest) {
    /** Nothing is known. */
    public static final Stamp UNKNOWN = new Stamp(OptionalLong.empty(), OptionalLong.empty());

    public Stamp {
      requireNonNull(earliest, "earliest");
      requireNonNull(latest, "latest");
    }
  }

  /** How long it is. */
  public long duration() {
    return end - start;
  }

  /** Its record's body. */
  public JsonObject body() {
    ObjectWriter body =
        new ObjectWriter()
            .put("source", source)
            .put("item", item)
            .put("start", start)
            .put("end", end)
            .put("order", order)
            .put("continuous", continuous)
            .put("basis", basis.word)
            .put("radios", radios.stream().map(JsonNumber::new).toList());
    stamp.earliest().ifPresent(time -> body.put("stampEarliest", time));
    stamp.latest().ifPresent(time -> body.put("stampLatest", time));
    talkgroup.ifPresent(number -> body.put("talkgroup", number));
    return body.end();
  }

  /** Reads a record. */
  public static Transmission read(CaseRecord record) {
    try {
      ObjectReader body = ObjectReader.of(record.body(), "a transmission");
      return new Transmission(
          record.id(),
          body.text("source"),
          body.text("item"),
          body.count("start"),
          body.count("end"),
          (int) body.within("order", 1, Integer.MAX_VALUE),
          body.flag("continuous"),
          Basis.of(body.text("basis")),
          new Stamp(number(body, "stampEarliest"), number(body, "stampLatest")),
          number(body, "talkgroup"),
          new ArrayList<>(body.numbers("radios")));
    } catch (MalformedJsonException | IllegalArgumentException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED, "a transmission's record can't be read; run custody check", e);
    }
  }

  private static OptionalLong number(ObjectReader body, String name) throws MalformedJsonException {
    return body.has(name) ? OptionalLong.of(body.number(name)) : OptionalLong.empty();
  }

  /** Those of one file, in order. */
  static List<Transmission> of(List<CaseRecord> records, String item) {
    return records.stream()
        .map(Transmission::read)
        .filter(transmission -> transmission.item().equals(item))
        .sorted(java.util.Comparator.comparingInt(Transmission::order))
        .toList();
  }

  /** The same with another number among those of the file, and another stamp. */
  Transmission placed(int newOrder, boolean runs, Stamp newStamp) {
    return new Transmission(
        id, source, item, start, end, newOrder, runs, basis, newStamp, talkgroup, radios);
  }

  /** The same with other edges, which a person gave it. */
  Transmission between(long newStart, long newEnd) {
    return new Transmission(
        id,
        source,
        item,
        newStart,
        newEnd,
        order,
        continuous,
        Basis.PERSON,
        stamp,
        talkgroup,
        radios);
  }

  /** A new one with nothing said of its time yet. */
  static Transmission proposed(
      String source,
      String item,
      long start,
      long end,
      Basis basis,
      OptionalLong talkgroup,
      Optional<Long> radio) {
    return new Transmission(
        "t0",
        source,
        item,
        start,
        end,
        1,
        false,
        basis,
        Stamp.UNKNOWN,
        talkgroup,
        radio.map(List::of).orElse(List.of()));
  }

  /** The same under its own id. */
  Transmission called(String newId) {
    return new Transmission(
        newId, source, item, start, end, order, continuous, basis, stamp, talkgroup, radios);
  }
}
