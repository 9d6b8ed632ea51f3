package org.unseal.engine.clock;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unseal.engine.port.CaseReading;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.time.Basis;
import org.unseal.proof.time.Range;
import org.unseal.proof.time.Scale;

/** What people type about clocks, in figures. */
public final class ClockWords {
  private final CaseStatements stated;
  private final InstantNames names;

  /** In a case that says this. */
  public ClockWords(CaseStatements stated) {
    this.stated = stated;
    this.names = new InstantNames(stated.statements(), stated.zone());
  }

  private Scale scale(String id) {
    return stated
        .statements()
        .scale(id)
        .orElseThrow(
            () ->
                usage(
                    "the case has no source or item called %s; clock list shows what there is"
                        .formatted(id)));
  }

  private Scale clock(String source) {
    Scale scale = scale(source);
    if (scale.kind() != Scale.Kind.CLOCK) {
      throw usage("%s is a recording; name the source whose clock it is".formatted(source));
    }
    return scale;
  }

  /**
   * What a clock showed, read as if it were UTC.
   *
   * @param exactly it came to show that just then
   */
  public Range shown(String source, String typed, boolean exactly) {
    long low = names.clock(clock(source), typed, source + "@" + typed);
    return new Range(low, exactly ? low : low + Wall.parse(typed).resolution());
  }

  /**
   * When a reference was read, in UTC.
   *
   * @param shown what the clock showed then: where no day was typed, the nearest one is meant
   */
  public Range reference(String typed, String within, Range shown) {
    long either = Amounts.micros(within);
    if (either < 0) {
      throw usage("--within is a length, as 0.5s");
    }
    LocalDate day = Wall.day(shown.low());
    long middle = Wall.reference(typed, stated.zone(), Optional.of(day));
    return new Range(middle - either, middle + either + Wall.parse(typed).resolution());
  }

  /** A place of a scale as a break has it. */
  public long place(String id, String typed) {
    Scale scale = scale(id);
    return scale.kind() == Scale.Kind.RECORDING
        ? Amounts.micros(typed)
        : names.clock(scale, typed, id + "@" + typed);
  }

  /** What was said of a scale so far. */
  public ScaleSettings settings(CaseReading reading, String id) {
    scale(id);
    Optional<CaseRecord> record = reading.record(RecordKind.CLOCK_SEGMENT, id);
    try {
      return record.isPresent() ? ScaleSettings.read(record.get()) : ScaleSettings.none(id);
    } catch (MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED, "a clock's record can't be read; run custody check", e);
    }
  }

  /**
   * The same with what a clock is off by at any time.
   *
   * @param offset shown minus local time
   * @param day on which it ran; null where the case knows one
   */
  public ScaleSettings standing(
      CaseReading reading, String source, Range offset, @Nullable String day, Basis basis) {
    Scale scale = clock(source);
    long zone = scale.zone() * Wall.SECOND;
    if (day != null) {
      try {
        zone =
            Wall.offset(stated.zone(), LocalDate.parse(day).toEpochDay() * Wall.DAY + Wall.DAY / 2)
                * Wall.SECOND;
      } catch (DateTimeException e) {
        throw usage("--day is a day, as 2025-05-06");
      }
    } else if (scale.zone() == 0 && !stated.zone().getRules().isFixedOffset()) {
      throw usage(
          "nothing says yet on which day %s's clock ran, and so its zone; add --day 2025-05-06"
              .formatted(source));
    }
    return settings(reading, source)
        .with(new Scale.Standing(new Range(zone + offset.low(), zone + offset.high()), basis));
  }

  private static UnsealException usage(String message) {
    return new UnsealException(ErrorCode.USAGE, message);
  }
}
