package org.unseal.proof.verify;

import java.math.BigInteger;
import java.util.Optional;
import org.unseal.model.recording.TimeBase;

/**
 * Compares the times of a file with those that were sealed: the same but for one offset, and for
 * the rounding of a container, one tick of the coarser clock. The first pair that is compared sets
 * the offset. One file, one track, one thread.
 */
final class TimesCheck {
  private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

  private final TimeBase base;
  private Optional<Fraction> offset = Optional.empty();

  /** Seconds as a fraction; the denominator is above 0. */
  private record Fraction(BigInteger numerator, BigInteger denominator) {
    static Fraction of(long ticks, TimeBase base) {
      return new Fraction(
          BigInteger.valueOf(ticks).multiply(BigInteger.valueOf(base.numerator())),
          BigInteger.valueOf(base.denominator()));
    }

    Fraction minus(Fraction other) {
      return new Fraction(
          numerator.multiply(other.denominator).subtract(other.numerator.multiply(denominator)),
          denominator.multiply(other.denominator));
    }

    /** Whether it is no further from 0 than one tick. */
    boolean within(TimeBase tick) {
      return numerator
              .abs()
              .multiply(BigInteger.valueOf(tick.denominator()))
              .compareTo(denominator.multiply(BigInteger.valueOf(tick.numerator())))
          <= 0;
    }

    long micros() {
      return numerator.multiply(MILLION).divide(denominator).longValue();
    }
  }

  /**
   * @param base of the file's times
   */
  TimesCheck(TimeBase base) {
    this.base = base;
  }

  /**
   * How much later, in microseconds, a unit is shown than it was sealed; empty where that is no
   * more than rounding explains.
   *
   * @param shown in the file, in its ticks
   * @param sealed in ticks of its own base
   */
  Optional<Long> late(long shown, long sealed, TimeBase sealedBase) {
    Fraction difference = Fraction.of(shown, base).minus(Fraction.of(sealed, sealedBase));
    if (offset.isEmpty()) {
      offset = Optional.of(difference);
      return Optional.empty();
    }
    Fraction late = difference.minus(offset.get());
    return late.within(base) || late.within(sealedBase)
        ? Optional.empty()
        : Optional.of(late.micros());
  }

  /**
   * Whether times in the file are those that were sealed less this; true as long as none is known.
   */
  boolean startsAt(long startOffset, TimeBase offsetBase) {
    if (offset.isEmpty()) {
      return true;
    }
    Fraction sum =
        offset.get().minus(Fraction.of(-startOffset, offsetBase)); // offset is shown less sealed
    return sum.within(base) || sum.within(offsetBase);
  }
}
