package org.unseal.engine.dispatch.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.unseal.engine.dispatch.call.CallFacts.Basis;
import org.unseal.engine.dispatch.call.CallFacts.Part;
import org.unseal.engine.dispatch.continuity.Bounds;
import org.unseal.engine.dispatch.continuity.RecordedSpan;
import org.unseal.engine.json.Fields;
import org.unseal.engine.json.Json;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * The JSON that trunk-recorder writes beside a call: whole seconds since 1970 ({@code start_time},
 * {@code stop_time}), in newer versions milliseconds too, and in {@code srcList} who spoke from
 * which place of the file on. Places are written to the hundredth of a second.
 */
public final class TrunkCall {
  /** A longer document, in bytes, is refused. */
  public static final int LONGEST = 4 << 20;

  /** Half of what a place is rounded to, in microseconds. */
  private static final long PLACE = 5_000;

  private TrunkCall() {}

  /** Whether a document of this name may be one. */
  public static boolean named(String fileName) {
    return fileName.endsWith(".json");
  }

  /**
   * Reads a document.
   *
   * @throws UnsealException {@code DOCUMENT_MALFORMED} where it is none
   */
  public static CallFacts read(String document, RecorderClock clock) {
    if (document.length() > LONGEST) {
      throw new UnsealException(
          ErrorCode.DOCUMENT_MALFORMED, "the recorder's JSON is longer than 4 MB");
    }
    Fields call = Json.read(document, "the recorder's JSON");
    Bounds start = time(call, "start_time", clock);
    Bounds stop = time(call, "stop_time", clock);
    // The recorder's clock is off by the same at both ends, so its error is no part of the length.
    RecorderClock exact = new RecorderClock(clock.zone(), 0);
    RecordedSpan span =
        RecordedSpan.between(time(call, "start_time", exact), time(call, "stop_time", exact));
    List<Part> parts = new ArrayList<>();
    if (call.has("srcList")) {
      for (Fields source : call.list("srcList")) {
        add(parts, source, clock);
      }
    }
    return new CallFacts(
        Basis.TRUNK_RECORDER,
        Optional.of(start),
        Optional.of(stop),
        Optional.of(span),
        call.has("talkgroup") ? OptionalLong.of(call.whole("talkgroup")) : OptionalLong.empty(),
        parts);
  }

  private static Bounds time(Fields call, String name, RecorderClock clock) {
    return call.has(name + "_ms")
        ? clock.millis(call.whole(name + "_ms"))
        : clock.seconds(call.whole(name));
  }

  private static void add(List<Part> parts, Fields source, RecorderClock clock) {
    if (parts.size() >= CallFacts.MOST_PARTS) {
      throw new UnsealException(
          ErrorCode.DOCUMENT_MALFORMED, "the recorder's JSON has too many transmissions");
    }
    long place = source.micros("pos");
    Bounds at = new Bounds(Math.max(0, place - PLACE), Math.max(0, place) + PLACE);
    // A radio that is handed over is listed twice at one place.
    if (parts.isEmpty() || at.earliest() > parts.getLast().place().earliest()) {
      OptionalLong radio =
          source.has("src") && source.whole("src") >= 0
              ? OptionalLong.of(source.whole("src"))
              : OptionalLong.empty();
      parts.add(new Part(at, clock.seconds(source.whole("time")), radio));
    }
  }
}
