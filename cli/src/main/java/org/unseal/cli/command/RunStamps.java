package org.unseal.cli.command;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.unseal.engine.clock.CaseStatements;
import org.unseal.engine.clock.InstantNames;
import org.unseal.engine.event.FrameTimes;
import org.unseal.engine.presence.PresenceLedger;
import org.unseal.engine.scope.FrameStamps;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.time.Alignment;
import org.unseal.proof.time.Bound;
import org.unseal.proof.time.Resolution;
import org.unseal.proof.time.TooMuchException;

/**
 * When the runs of a ledger begin and end by the case's clocks: an interval each, in the case's own
 * zone. Nothing where the clocks say nothing.
 */
final class RunStamps {
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  private RunStamps() {}

  static FrameStamps of(CaseStatements stated, PresenceLedger ledger) {
    if (ledger.times().isEmpty()) {
      return FrameStamps.UNKNOWN;
    }
    FrameTimes times = ledger.times().get();
    NavigableSet<Integer> frames = new TreeSet<>();
    ledger.people().stream()
        .flatMap(lane -> lane.runs().stream())
        .forEach(
            run -> {
              frames.add(run.frames().start());
              frames.add(run.frames().endExclusive() - 1);
            });
    try {
      InstantNames names = new InstantNames(stated.statements(), stated.zone());
      Map<Integer, org.unseal.proof.time.Instant> asked = new HashMap<>();
      for (int frame : frames) {
        String seconds = BigDecimal.valueOf(times.begins(frame)).divide(MILLION).toPlainString();
        asked.put(frame, names.instant(ledger.clip().item() + "@" + seconds + "s"));
      }
      Resolution resolution = Resolution.of(stated.statements(), stated.dropped(), asked.values());
      if (!(resolution instanceof Resolution.Solved(Alignment alignment, Set<String> _))) {
        return FrameStamps.UNKNOWN;
      }
      Map<Integer, FrameStamps.Stamp> stamps = new HashMap<>();
      for (Map.Entry<Integer, org.unseal.proof.time.Instant> one : asked.entrySet()) {
        stamp(alignment.when(one.getValue()), stated.zone())
            .ifPresent(stamp -> stamps.put(one.getKey(), stamp));
      }
      return frame -> Optional.ofNullable(stamps.get(frame));
    } catch (UnsealException | TooMuchException e) {
      // nothing ties this recording to a clock, or it can't be worked out: then its own time is
      // told
      return FrameStamps.UNKNOWN;
    }
  }

  private static Optional<FrameStamps.Stamp> stamp(Bound bound, ZoneId zone) {
    return bound.low().isPresent() && bound.high().isPresent()
        ? Optional.of(
            new FrameStamps.Stamp(
                wall(bound.low().getAsLong(), zone), wall(bound.high().getAsLong(), zone)))
        : Optional.empty();
  }

  private static LocalDateTime wall(long micros, ZoneId zone) {
    Instant instant =
        Instant.ofEpochSecond(
            Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
    return LocalDateTime.ofInstant(instant, zone);
  }
}
