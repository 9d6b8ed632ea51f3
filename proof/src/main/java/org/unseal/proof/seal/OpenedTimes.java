package org.unseal.proof.seal;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.unseal.model.recording.TimeBase;
import org.unseal.proof.digest.Digest;

/**
 * When the units of one leaf are shown: what U is of. In ticks of the recording as it was sealed,
 * in decode order. Immutable.
 */
public final class OpenedTimes {
  /** Units that a leaf may have. */
  public static final int MOST_UNITS = 600;

  private final TimeBase base;
  private final long[] times;

  private OpenedTimes(TimeBase base, long[] times) {
    this.base = requireNonNull(base, "base");
    this.times = times;
  }

  /**
   * These times.
   *
   * @param times presentation times in decode order, copied; none for a gap
   */
  public static OpenedTimes of(TimeBase base, long... times) {
    if (times.length > MOST_UNITS) {
      throw new IllegalArgumentException(times.length + " units in a leaf");
    }
    return new OpenedTimes(base, times.clone());
  }

  public TimeBase base() {
    return base;
  }

  public int units() {
    return times.length;
  }

  /** Presentation time of a unit, counted from 0 in decode order, in ticks. */
  public long pts(int unit) {
    return times[unit];
  }

  /** Presentation time of the first unit in decode order; 0 where there is none. */
  public long first() {
    return times.length == 0 ? 0 : times[0];
  }

  /** All times, the smallest first; a copy. */
  public long[] sorted() {
    long[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  /** U: the salted digest of these times. */
  public Digest digest(Salt salt) {
    return addTo(salt.begin(Domain.UNITS));
  }

  /** Ends a digest that has taken the domain and the salt. */
  Digest addTo(MessageDigest digest) {
    long first = first();
    ByteBuffer bytes =
        ByteBuffer.allocate(3 * Integer.BYTES + (1 + times.length) * Long.BYTES)
            .putInt(base.numerator())
            .putInt(base.denominator())
            .putLong(first)
            .putInt(times.length);
    for (long time : times) {
      bytes.putLong(time - first);
    }
    digest.update(bytes.flip());
    return Digest.end(digest);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OpenedTimes that
        && base.equals(that.base)
        && Arrays.equals(times, that.times);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(times);
  }

  @Override
  public String toString() {
    return times.length + " times";
  }
}
