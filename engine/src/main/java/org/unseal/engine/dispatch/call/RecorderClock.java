package org.unseal.engine.dispatch.call;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import org.unseal.engine.dispatch.continuity.Bounds;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * How a recorder writes its time. A stamp of whole seconds is the second that begins there, and
 * what its documents say that it may be off comes on both sides.
 *
 * @param zone that its local times are in
 * @param error what a stamp may be off, in microseconds
 */
public record RecorderClock(ZoneId zone, long error) {
  /** A second. */
  public static final long SECOND = 1_000_000;

  private static final long MILLI = 1_000;
  private static final long MOST_SECONDS = 100_000_000_000L;

  public RecorderClock {
    requireNonNull(zone, "zone");
    if (error < 0 || error > 3_600 * SECOND) {
      throw new IllegalArgumentException("a stamp's error is 0 to 3600 seconds");
    }
  }

  /** Seconds since 1970. */
  public Bounds seconds(long seconds) {
    require(seconds);
    return bounds(seconds * SECOND, SECOND);
  }

  /** Milliseconds since 1970. */
  public Bounds millis(long millis) {
    require(millis / 1_000);
    return bounds(millis * MILLI, MILLI);
  }

  /**
   * A local time. Where the clocks were put back it may be two instants, where they were put
   * forward none: then the bounds hold both that are meant.
   *
   * @param resolution in microseconds, of what was written
   */
  public Bounds local(LocalDateTime time, long resolution) {
    try {
      long earliest = Long.MAX_VALUE;
      long latest = Long.MIN_VALUE;
      for (ZoneOffset offset : offsets(time)) {
        Instant instant = time.toInstant(offset);
        require(instant.getEpochSecond());
        long micros = instant.getEpochSecond() * SECOND + instant.getNano() / 1_000;
        earliest = Math.min(earliest, micros);
        latest = Math.max(latest, micros);
      }
      return new Bounds(earliest - error, latest + resolution - 1 + error);
    } catch (DateTimeException e) {
      throw nobodys();
    }
  }

  private List<ZoneOffset> offsets(LocalDateTime time) {
    ZoneRules rules = zone.getRules();
    ZoneOffsetTransition change = rules.getTransition(time);
    return change == null
        ? rules.getValidOffsets(time)
        : List.of(change.getOffsetBefore(), change.getOffsetAfter());
  }

  private Bounds bounds(long micros, long resolution) {
    return new Bounds(micros - error, micros + resolution - 1 + error);
  }

  private static void require(long seconds) {
    if (Math.abs(seconds) > MOST_SECONDS) {
      throw nobodys();
    }
  }

  private static UnsealException nobodys() {
    return new UnsealException(
        ErrorCode.DOCUMENT_MALFORMED,
        "a time thousands of years from now in what the recorder says");
  }
}
