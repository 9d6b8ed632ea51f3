package org.unseal.engine.dispatch;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.unseal.engine.dispatch.call.CallFacts;
import org.unseal.engine.dispatch.call.CallFacts.Part;
import org.unseal.engine.dispatch.continuity.Bounds;
import org.unseal.engine.dispatch.continuity.ContinuityFinding;
import org.unseal.engine.dispatch.continuity.ContinuityTest;
import org.unseal.engine.dispatch.continuity.Outcome;
import org.unseal.engine.dispatch.continuity.Placed;
import org.unseal.engine.dispatch.continuity.RecordedSpan;
import org.unseal.engine.dispatch.continuity.TestResult;
import org.unseal.model.dispatch.Continuity;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/**
 * What is known of one file: what the recorder says of it, what people added, how the tests ended.
 * Its record has the file's id.
 *
 * @param duration microseconds
 * @param firstSpeech where in the file speech was heard first, in microseconds; 0 where none was
 * @param whole whether the file was read to a proper end
 * @param channel the one that was heard, from 1; empty for the mix of all
 * @param hang a pause longer than this, in microseconds, divides transmissions
 * @param added what people know of it
 */
public record Judgement(
    String item,
    String source,
    long duration,
    long firstSpeech,
    int rate,
    String codec,
    boolean whole,
    OptionalInt channel,
    long hang,
    CallFacts facts,
    Added added,
    ContinuityFinding finding) {
  /** Of the arithmetic that listens and judges; another number may find something else. */
  public static final int METHOD = 1;

  public Judgement {
    requireNonNull(item, "item");
    requireNonNull(source, "source");
    requireNonNull(codec, "codec");
    requireNonNull(channel, "channel");
    requireNonNull(facts, "facts");
    requireNonNull(added, "added");
    requireNonNull(finding, "finding");
  }

  /**
   * What people know of a file.
   *
   * @param configuration the record of how the logger was set, as a person names it
   * @param spoken times that are said in it
   * @param twins transmissions that are on another recording, too
   */
  public record Added(Optional<String> configuration, List<Placed> spoken, List<TwinMark> twins) {
    /** Nothing. */
    public static final Added NOTHING = new Added(Optional.empty(), List.of(), List.of());

    public Added {
      requireNonNull(configuration, "configuration");
      spoken = List.copyOf(spoken);
      twins = List.copyOf(twins);
    }
  }

  /**
   * One transmission on two recordings.
   *
   * @param other the other file
   * @param place where it is here, and there
   */
  public record TwinMark(String other, Placed place) {
    public TwinMark {
      requireNonNull(other, "other");
      requireNonNull(place, "place");
    }
  }

  /** Whether a test ended so. */
  boolean ended(ContinuityTest test, Outcome outcome) {
    return finding.tests().stream()
        .anyMatch(result -> result.test() == test && result.outcome() == outcome);
  }

  /** Its record's body. */
  public JsonObject body() {
    ObjectWriter body =
        new ObjectWriter()
            .put("source", source)
            .put("method", METHOD)
            .put("duration", duration)
            .put("firstSpeech", firstSpeech)
            .put("rate", rate)
            .put("codec", codec)
            .put("whole", whole)
            .put("hang", hang)
            .put("basis", facts.basis().name())
            .put("parts", facts.parts().stream().map(Judgement::part).toList())
            .put("spoken", added.spoken().stream().map(p -> (JsonValue) placed(p).end()).toList())
            .put("verdict", finding.verdict().name())
            .put("tests", finding.tests().stream().map(Judgement::test).toList());
    List<JsonValue> twins = new ArrayList<>();
    for (TwinMark twin : added.twins()) {
      twins.add(placed(twin.place()).put("item", twin.other()).end());
    }
    body.put("twins", twins);
    channel.ifPresent(number -> body.put("channel", number));
    facts.start().ifPresent(start -> body.put("start", bounds(start)));
    facts.end().ifPresent(end -> body.put("end", bounds(end)));
    facts
        .span()
        .ifPresent(span -> body.put("span", bounds(new Bounds(span.shortest(), span.longest()))));
    facts.talkgroup().ifPresent(number -> body.put("talkgroup", number));
    added.configuration().ifPresent(text -> body.put("configuration", text));
    return body.end();
  }

  private static JsonValue part(Part part) {
    ObjectWriter one =
        new ObjectWriter().put("place", bounds(part.place())).put("clock", bounds(part.clock()));
    part.radio().ifPresent(number -> one.put("radio", number));
    return one.end();
  }

  private static ObjectWriter placed(Placed placed) {
    return new ObjectWriter()
        .put("media", bounds(placed.media()))
        .put("clock", bounds(placed.clock()));
  }

  private static JsonValue test(TestResult result) {
    return new ObjectWriter()
        .put("test", result.test().name())
        .put("outcome", result.outcome().name())
        .put("reason", result.reason())
        .end();
  }

  private static JsonObject bounds(Bounds bounds) {
    return new ObjectWriter()
        .put("earliest", bounds.earliest())
        .put("latest", bounds.latest())
        .end();
  }

  /** Reads a record. */
  public static Judgement read(CaseRecord record) {
    try {
      ObjectReader body = ObjectReader.of(record.body(), "a judgement");
      List<TwinMark> twins = new ArrayList<>();
      for (ObjectReader twin : body.objects("twins")) {
        twins.add(new TwinMark(twin.text("item"), placed(twin)));
      }
      List<Placed> spoken = new ArrayList<>();
      for (ObjectReader one : body.objects("spoken")) {
        spoken.add(placed(one));
      }
      List<TestResult> tests = new ArrayList<>();
      for (ObjectReader one : body.objects("tests")) {
        tests.add(
            new TestResult(
                ContinuityTest.valueOf(one.text("test")),
                Outcome.valueOf(one.text("outcome")),
                one.text("reason")));
      }
      return new Judgement(
          record.id(),
          body.text("source"),
          body.count("duration"),
          body.count("firstSpeech"),
          (int) body.within("rate", 1, Integer.MAX_VALUE),
          body.text("codec"),
          body.flag("whole"),
          body.has("channel")
              ? OptionalInt.of((int) body.within("channel", 1, Integer.MAX_VALUE))
              : OptionalInt.empty(),
          body.count("hang"),
          facts(body),
          new Added(
              body.has("configuration")
                  ? Optional.of(body.text("configuration"))
                  : Optional.empty(),
              spoken,
              twins),
          new ContinuityFinding(Continuity.valueOf(body.text("verdict")), tests));
    } catch (MalformedJsonException | IllegalArgumentException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED, "a judgement's record can't be read; run custody check", e);
    }
  }

  private static CallFacts facts(ObjectReader body) throws MalformedJsonException {
    List<Part> parts = new ArrayList<>();
    for (ObjectReader part : body.objects("parts")) {
      parts.add(
          new Part(
              bounds(part, "place"),
              bounds(part, "clock"),
              part.has("radio") ? OptionalLong.of(part.number("radio")) : OptionalLong.empty()));
    }
    Optional<RecordedSpan> span = Optional.empty();
    if (body.has("span")) {
      Bounds said = bounds(body, "span");
      span = Optional.of(new RecordedSpan(said.earliest(), said.latest()));
    }
    return new CallFacts(
        CallFacts.Basis.valueOf(body.text("basis")),
        body.has("start") ? Optional.of(bounds(body, "start")) : Optional.empty(),
        body.has("end") ? Optional.of(bounds(body, "end")) : Optional.empty(),
        span,
        body.has("talkgroup") ? OptionalLong.of(body.number("talkgroup")) : OptionalLong.empty(),
        parts);
  }

  private static Placed placed(ObjectReader object) throws MalformedJsonException {
    return new Placed(bounds(object, "media"), bounds(object, "clock"));
  }

  private static Bounds bounds(ObjectReader object, String name) throws MalformedJsonException {
    ObjectReader bounds = object.object(name);
    return new Bounds(bounds.number("earliest"), bounds.number("latest"));
  }
}
