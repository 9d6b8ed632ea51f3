package org.unseal.engine.scoping;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SplittableRandom;
import org.unseal.engine.clock.CaseStatements;
import org.unseal.engine.clock.ScaleSettings;
import org.unseal.engine.dispatch.Judgement;
import org.unseal.engine.dispatch.ProvenReading;
import org.unseal.engine.dispatch.RecorderTimes;
import org.unseal.engine.dispatch.Transmission;
import org.unseal.engine.dispatch.call.CallFacts;
import org.unseal.engine.dispatch.call.CallFacts.Part;
import org.unseal.engine.dispatch.continuity.Bounds;
import org.unseal.engine.dispatch.continuity.ContinuityFinding;
import org.unseal.engine.port.CaseReading;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.dispatch.Continuity;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Head;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.time.Basis;
import org.unseal.proof.time.Range;
import org.unseal.proof.time.Scale;

/** A dispatch recording of which the truth is known, and what its recorder says of it. */
final class SoundWorld {
  static final long SECOND = 1_000_000;
  private static final long DAY = 1_746_555_600L * SECOND;
  private static final long SLACK = 300_000;
  private static final List<Continuity> VERDICTS = List.of(Continuity.values());

  /** A part of the file that was recorded without a stop, from a moment of the recorder's clock. */
  private record Piece(long from, long to, long clock) {}

  private final Random random;
  private final double rate;
  private final long ahead;
  private final List<Piece> pieces = new ArrayList<>();
  private long place;
  private long clock;
  final Continuity verdict;
  final RecorderTimes times;

  SoundWorld(long seed) {
    random = new Random(new SplittableRandom(seed).nextLong());
    verdict = VERDICTS.get(random.nextInt(VERDICTS.size()));
    rate = 1 + (random.nextDouble() - 0.5) * 2 * 499e-6;
    ahead = random.nextLong(100 * SECOND) - 50 * SECOND;
    clock = DAY + random.nextInt(1_000_000);
    long error = random.nextInt(3) == 0 ? random.nextInt(2) * SECOND : 0;
    long off = error == 0 ? 0 : random.nextLong(-error, error + 1);
    final long begun = clock;
    List<long[]> spoken = new ArrayList<>();
    List<Part> parts = new ArrayList<>();
    boolean listed = random.nextInt(3) > 0;
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      if (i > 0 || verdict == Continuity.PROVEN) {
        pause();
      }
      long from = place;
      if (listed) {
        parts.add(
            new Part(
                new Bounds(Math.max(0, place - 5_000), place + 5_000),
                whole(clock + off, error),
                OptionalLong.empty()));
      }
      run(300_000L + random.nextInt(9_000_000));
      if (verdict == Continuity.ASSUMED && random.nextBoolean()) {
        pause(); // dead air that was taken out of what is listed as one
        run(300_000L + random.nextInt(3_000_000));
      }
      spoken.add(new long[] {from, place});
    }
    if (random.nextBoolean()) {
      run(random.nextInt(3_000_000) + 1L);
    }
    // a person took one away: what is left there lies between its neighbours
    if (spoken.size() > 2 && random.nextInt(4) == 0) {
      spoken.remove(1 + random.nextInt(spoken.size() - 1));
    }
    // what the clock shows is what is stamped: its documented error is no part of it
    CallFacts facts =
        new CallFacts(
            CallFacts.Basis.LIST_OF_CALLS,
            random.nextInt(6) > 0 ? Optional.of(whole(begun + off, error)) : Optional.empty(),
            random.nextInt(3) > 0 ? Optional.of(whole(clock + off, error)) : Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            parts);
    List<Transmission> all = new ArrayList<>();
    for (int i = 0; i < spoken.size(); i++) {
      boolean last = i + 1 == spoken.size();
      long end = verdict == Continuity.ASSUMED && !last ? spoken.get(i + 1)[0] : spoken.get(i)[1];
      all.add(
          new Transmission(
              "t" + (i + 1),
              "radio-1",
              "i1",
              spoken.get(i)[0],
              end,
              i + 1,
              verdict.oneTimeLine(),
              Transmission.Basis.RECORDER,
              Transmission.Stamp.UNKNOWN,
              OptionalLong.empty(),
              List.of()));
    }
    times = new RecorderTimes(judged(place, spoken.getFirst()[0], facts, verdict), all);
  }

  static Judgement judged(long duration, long speech, CallFacts facts, Continuity verdict) {
    return new Judgement(
        "i1",
        "radio-1",
        duration,
        speech,
        8_000,
        "pcm_mulaw",
        true,
        OptionalInt.empty(),
        800_000,
        facts,
        Judgement.Added.NOTHING,
        new ContinuityFinding(verdict, List.of()));
  }

  private static Bounds whole(long time, long error) {
    long second = Math.floorDiv(time, SECOND) * SECOND;
    return new Bounds(second - error, second + SECOND - 1 + error);
  }

  private void run(long micros) {
    pieces.add(new Piece(place, place + micros, clock));
    place += micros;
    clock += Math.round(micros * rate);
  }

  /** A pause: all of it in a file that ran; else some of its beginning and some of its end. */
  private void pause() {
    long pause = random.nextInt(20_000_000) + 1L;
    if (verdict == Continuity.PROVEN) {
      run(pause);
      return;
    }
    long tail = random.nextLong(Math.min(pause, 2_000_000) + 1);
    long early = random.nextLong(Math.min(pause - tail, 500_000) + 1);
    if (tail > 0) {
      run(tail);
    }
    clock += Math.round((pause - tail - early) * (1 + 499e-6));
    if (early > 0) {
      run(early);
    }
  }

  int seconds() {
    return Math.toIntExact(Math.ceilDiv(place, SECOND));
  }

  /** When a second of the file began and ended by the recorder's clock, in stretches. */
  List<Bounds> truth(int second) {
    List<Bounds> truth = new ArrayList<>();
    for (Piece piece : pieces) {
      long from = Math.max(piece.from(), second * SECOND);
      long to = Math.min(piece.to(), (second + 1) * SECOND);
      if (from < to) {
        truth.add(
            new Bounds(
                piece.clock() + Math.round((from - piece.from()) * rate),
                piece.clock() + Math.round((to - piece.from()) * rate)));
      }
    }
    return truth;
  }

  /** How far the recorder's clock is ahead of the truth. */
  long ahead() {
    return ahead;
  }

  SoundTimes sound(ZoneId zone) {
    return new SoundTimes("i1", seconds(), times, zone);
  }

  LocalDateTime someTime() {
    long begun = pieces.getFirst().clock();
    return RecorderStamps.time((begun + random.nextLong(clock - begun + 1)) / SECOND * SECOND);
  }

  /** What the case's records say of time, with the clock's offset known to 0.3 s. */
  TrueTimes trueTimes() {
    Map<RecordKind, List<CaseRecord>> records = new HashMap<>();
    JsonObject track =
        new ObjectWriter().put("begins", 0).put("ends", place).put("gaps", List.of()).end();
    put(
        records,
        RecordKind.ITEM,
        "i1",
        new ObjectWriter()
            .put("source", "radio-1")
            .put("kind", "dispatch")
            .put("tracks", List.of(track))
            .end());
    for (Transmission one : times.transmissions()) {
      put(
          records,
          RecordKind.TRANSMISSION,
          one.id(),
          new Transmission(
                  one.id(),
                  one.source(),
                  one.item(),
                  one.start(),
                  one.end(),
                  one.order(),
                  verdict.oneTimeLine(),
                  one.basis(),
                  one.stamp(),
                  one.talkgroup(),
                  one.radios())
              .body());
    }
    var standing =
        ScaleSettings.none("radio-1")
            .with(
                new Scale.Standing(
                    new Range(ahead - SLACK, ahead + SLACK),
                    new Basis(Basis.Support.MEASURED, "compared")))
            .put();
    records.put(
        RecordKind.CLOCK_SEGMENT,
        List.of(new CaseRecord(standing.kind(), standing.id(), 1, standing.body())));
    return new TrueTimes(
        CaseStatements.read(new ProvenReading(new Records(records), Map.of("i1", times))));
  }

  private static void put(
      Map<RecordKind, List<CaseRecord>> records, RecordKind kind, String id, JsonObject body) {
    records.computeIfAbsent(kind, _ -> new ArrayList<>()).add(new CaseRecord(kind, id, 1, body));
  }

  private record Records(Map<RecordKind, List<CaseRecord>> all) implements CaseReading {
    @Override
    public Head head() {
      throw new IllegalStateException("nobody asks for it");
    }

    @Override
    public List<CaseRecord> records(RecordKind kind) {
      return all.getOrDefault(kind, List.of());
    }

    @Override
    public Optional<CaseRecord> record(RecordKind kind, String id) {
      return records(kind).stream().filter(record -> record.id().equals(id)).findAny();
    }

    @Override
    public long nextNumber(RecordKind kind) {
      return records(kind).size() + 1L;
    }
  }
}
