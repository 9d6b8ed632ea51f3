package org.unseal.engine.scoping;

import static java.util.Objects.requireNonNull;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.unseal.engine.clock.ClockReading;
import org.unseal.engine.event.FrameTimes;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.scope.FrameStamps;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.json.MalformedJsonException;

/** What the clock in the picture of one recording shows, in words. */
public final class RecorderClock {
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private final FrameStamps stamps;

  RecorderClock(FrameStamps stamps) {
    this.stamps = requireNonNull(stamps, "stamps");
  }

  /** The clock as the case's readings have it; knows nothing where nobody read it. */
  public static RecorderClock of(CaseReading reading, String item, FrameTimes times) {
    return new RecorderClock(
        new RecorderStamps(
            times, readings(reading).stream().filter(found -> found.item().equals(item)).toList()));
  }

  /** All readings of changes of seconds that a case has. */
  static List<ClockReading.Ticks> readings(CaseReading reading) {
    List<ClockReading.Ticks> ticks = new ArrayList<>();
    try {
      for (CaseRecord record : reading.records(RecordKind.CLOCK_READING)) {
        if (ClockReading.read(record).orElse(null) instanceof ClockReading.Ticks found) {
          ticks.add(found);
        }
      }
    } catch (MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED, "a reading of a clock can't be read; run custody check", e);
    }
    return ticks;
  }

  /** What it shows in the first and in the last of these frames; empty where one is not known. */
  public Optional<String> shown(FrameSpan frames) {
    Optional<FrameStamps.Stamp> first = stamps.of(frames.start());
    Optional<FrameStamps.Stamp> last = stamps.of(frames.endExclusive() - 1);
    return first.isEmpty() || last.isEmpty()
        ? Optional.empty()
        : Optional.of(
            SHOWN.format(first.get().earliest())
                + CaseScope.Row.TO
                + SHOWN.format(last.get().latest()));
  }
}
