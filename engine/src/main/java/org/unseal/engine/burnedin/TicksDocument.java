package org.unseal.engine.burnedin;

import java.util.ArrayList;
import java.util.List;
import org.unseal.engine.burnedin.ClockSegment.Joint;
import org.unseal.engine.port.ClockWatcher.Tick;
import org.unseal.model.code.Codes;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonNumber;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/**
 * All ticks of a recording's clock as a file. The format is described in {@code
 * docs/formats/clock-ticks.md}.
 *
 * @param recording SHA-256 of the recording
 */
public record TicksDocument(Digest recording, List<ClockSegment> segments) {
  private static final String SCHEMA = "unseal.clock-ticks";
  private static final int VERSION = 1;
  private static final int MOST_BYTES = 64 << 20;
  private static final int MOST_SEGMENTS = 20_000;
  private static final int A_TICK = 3;

  public TicksDocument {
    segments = List.copyOf(segments);
  }

  /** The file's bytes; the same document always gives the same. */
  public byte[] bytes() {
    List<JsonValue> written = new ArrayList<>();
    for (ClockSegment segment : segments) {
      List<JsonValue> ticks = new ArrayList<>();
      for (Tick tick : segment.ticks()) {
        ticks.add(new JsonNumber(tick.number()));
        ticks.add(new JsonNumber(tick.low()));
        ticks.add(new JsonNumber(tick.high()));
      }
      written.add(
          new ObjectWriter()
              .put("joint", word(segment.joint()))
              .put("reading", segment.reading())
              .put("from", segment.from())
              .put("end", segment.end())
              .put("lastNumber", segment.lastNumber())
              .put("ticks", ticks)
              .end());
    }
    return CanonicalJson.bytes(
        new ObjectWriter()
            .put("schema", SCHEMA)
            .put("version", VERSION)
            .put("recording", recording)
            .put("segments", written)
            .end());
  }

  /** How a joint is written. */
  public static String word(Joint joint) {
    return Codes.of(joint);
  }

  /** Reads a file that a stranger may have written. */
  public static TicksDocument read(byte[] bytes) throws MalformedJsonException {
    if (bytes.length > MOST_BYTES) {
      throw new MalformedJsonException("the ticks are more than %d bytes".formatted(MOST_BYTES));
    }
    ObjectReader document = ObjectReader.of(JsonReader.read(bytes), "the ticks");
    document.requireSchema(SCHEMA, VERSION);
    List<ClockSegment> segments = new ArrayList<>();
    for (ObjectReader segment : document.objects("segments")) {
      segments.add(segment(segment));
    }
    if (segments.size() > MOST_SEGMENTS) {
      throw new MalformedJsonException(
          "the ticks have more than %d segments".formatted(MOST_SEGMENTS));
    }
    return new TicksDocument(document.digest("recording"), segments);
  }

  private static ClockSegment segment(ObjectReader segment) throws MalformedJsonException {
    List<Long> numbers = segment.numbers("ticks");
    if (numbers.size() % A_TICK != 0) {
      throw new MalformedJsonException("the ticks are not three numbers each");
    }
    List<Tick> ticks = new ArrayList<>();
    long last = 0;
    for (int i = 0; i < numbers.size(); i += A_TICK) {
      Tick tick = new Tick(numbers.get(i), numbers.get(i + 1), numbers.get(i + 2));
      if (tick.number() <= last || tick.low() < 0 || tick.high() <= tick.low()) {
        throw new MalformedJsonException("a tick that can't be");
      }
      last = tick.number();
      ticks.add(tick);
    }
    return new ClockSegment(
        joint(segment.text("joint")),
        segment.number("reading"),
        segment.count("from"),
        segment.count("end"),
        segment.count("lastNumber"),
        ticks);
  }

  private static Joint joint(String word) throws MalformedJsonException {
    for (Joint joint : Joint.values()) {
      if (word(joint).equals(word)) {
        return joint;
      }
    }
    throw new MalformedJsonException("a joint that is not known");
  }
}
