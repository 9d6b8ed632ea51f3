package org.unseal.engine.burnedin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.unseal.engine.burnedin.ClockBook.Recording;
import org.unseal.engine.clock.ScaleSettings;
import org.unseal.engine.clock.ScaleSettings.Break;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.port.ClockWatcher.Tick;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.time.Basis;
import org.unseal.proof.time.Segment;

/**
 * What the jumps of a burned-in clock say of its source's clock: breaks between what it showed
 * before and after, and how much time the recording has between the two.
 */
final class ClockJumps {
  /** Parts per million by which a recording's own time may be off, and how much beside. */
  private static final long RATE = 500;

  private static final long JITTER = 40_000;
  private static final long MILLION = 1_000_000;

  private final Optional<ScaleSettings> settings;
  private final int first;
  private final boolean back;

  private ClockJumps(Optional<ScaleSettings> settings, int first, boolean back) {
    this.settings = settings;
    this.first = first;
    this.back = back;
  }

  static ClockJumps of(CaseReading reading, Recording recording, List<ClockSegment> segments) {
    ScaleSettings before = settings(reading, recording.source());
    Basis basis =
        new Basis(
            Basis.Support.MEASURED, "the burned-in clock of " + recording.item() + " jumps there");
    List<Break> breaks = new ArrayList<>(before.breaks());
    breaks.removeIf(one -> one.joint().basis().equals(basis));
    List<Break> own = new ArrayList<>();
    boolean back = false;
    for (int i = 1; i < segments.size(); i++) {
      Break one = between(segments.get(i - 1), segments.get(i), basis);
      back |= one.after() <= one.before();
      own.add(one);
    }
    int at = breaks.size();
    while (!own.isEmpty() && at > 0 && breaks.get(at - 1).before() >= own.getLast().after()) {
      at--;
    }
    breaks.addAll(at, own);
    return new ClockJumps(
        breaks.equals(before.breaks())
            ? Optional.empty()
            : Optional.of(
                new ScaleSettings(before.scale(), before.rate(), before.standing(), breaks)),
        at,
        back);
  }

  private static Break between(ClockSegment one, ClockSegment next, Basis basis) {
    Tick last = one.ticks().getLast();
    Tick first = next.ticks().getFirst();
    long least = Math.max(0, first.low() - last.high());
    long most = first.high() - last.low();
    return new Break(
        one.reading() + last.number() * ClockFormat.SECOND,
        next.reading() + first.number() * ClockFormat.SECOND,
        new Segment.Joint(
            switch (next.joint()) {
              case START, STEP -> Segment.Kind.STEP;
              case DAYLIGHT_SAVING -> Segment.Kind.DAYLIGHT_SAVING;
              case GAP -> Segment.Kind.GAP;
            },
            Math.max(0, least - least * RATE / MILLION - JITTER),
            next.joint() == ClockSegment.Joint.GAP
                ? OptionalLong.empty()
                : OptionalLong.of(most + Math.ceilDiv(most * RATE, MILLION) + JITTER),
            basis));
  }

  private static ScaleSettings settings(CaseReading reading, String source) {
    Optional<CaseRecord> record = reading.record(RecordKind.CLOCK_SEGMENT, source);
    try {
      return record.isPresent() ? ScaleSettings.read(record.get()) : ScaleSettings.none(source);
    } catch (MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED, "a clock's record can't be read; run custody check", e);
    }
  }

  /** What becomes of the clock's record; empty where it stays as it is. */
  Optional<ScaleSettings> settings() {
    return settings;
  }

  /**
   * Which segment of the clock a segment of the recording is in, where what it shows may not say:
   * after it was put back.
   */
  OptionalInt segment(int own) {
    return back ? OptionalInt.of(first + own) : OptionalInt.empty();
  }
}
