package org.unseal.engine.scoping;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import org.unseal.engine.scope.FrameStamps;
import org.unseal.engine.scope.FrameStamps.Stamp;

/**
 * What right clocks of a zone show between two moments. Where clocks are put back they show an hour
 * twice, and what was shown first may be the later reading.
 */
final class ShownTimes {
  private static final long SECOND = 1_000_000;
  private static final long DAY = 86_400 * SECOND;

  private final ZoneId zone;

  ShownTimes(ZoneId zone) {
    this.zone = zone;
  }

  /** What is shown at a moment of UTC, in microseconds. */
  LocalDateTime at(long micros) {
    return LocalDateTime.ofInstant(instant(micros), zone);
  }

  private static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, SECOND), Math.floorMod(micros, SECOND) * 1000);
  }

  /** All that is shown between two moments of UTC, both included. */
  Stamp between(long earliest, long latest) {
    LocalDateTime first = at(earliest);
    LocalDateTime last = at(latest);
    if (latest - earliest > DAY) {
      return new Stamp(
          first.minusDays(1), last.plusDays(1)); // wider than clocks are ever changed by
    }
    ZoneOffsetTransition change = zone.getRules().nextTransition(instant(earliest));
    while (change != null && !change.getInstant().isAfter(instant(latest))) {
      if (change.isOverlap()) {
        first = earlier(first, change.getDateTimeAfter());
        last = later(last, change.getDateTimeBefore());
      }
      change = zone.getRules().nextTransition(change.getInstant());
    }
    return new Stamp(first, last);
  }

  /**
   * The same stamps for an order that names such times: one that was shown twice may be either, and
   * nobody can say which of them an order means.
   */
  FrameStamps asOrdersMean(FrameStamps stamps) {
    return frame -> stamps.of(frame).map(this::either);
  }

  private Stamp either(Stamp stamp) {
    Optional<ZoneOffsetTransition> first = twice(stamp.earliest());
    Optional<ZoneOffsetTransition> last = twice(stamp.latest());
    return first.isEmpty() && last.isEmpty()
        ? stamp
        : new Stamp(
            first
                .map(change -> stamp.earliest().plus(change.getDuration()))
                .orElse(stamp.earliest()),
            last.map(change -> stamp.latest().minus(change.getDuration())).orElse(stamp.latest()));
  }

  private Optional<ZoneOffsetTransition> twice(LocalDateTime shown) {
    return Optional.ofNullable(zone.getRules().getTransition(shown))
        .filter(ZoneOffsetTransition::isOverlap);
  }

  private static LocalDateTime earlier(LocalDateTime one, LocalDateTime other) {
    return other.isBefore(one) ? other : one;
  }

  private static LocalDateTime later(LocalDateTime one, LocalDateTime other) {
    return other.isAfter(one) ? other : one;
  }
}
