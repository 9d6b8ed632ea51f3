package org.unseal.proof.verify;

import java.math.BigInteger;
import java.util.Optional;
import org.unseal.model.recording.TimeBase;

/**
 * Compares the times of a file with those that were sealed: the same but for one offset, and for
 * the rounding of a container, one tick of the coarser clock. The first pair that is compared sets
 * the offset. Of sound that is the second: a file's first sound begins with the file, whatever its
 * own time, which may lie up to its length before or behind. One file, one track, one thread.
 */
final class TimesCheck {
  private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

  private final TimeBase base;
  private Optional<Fraction> offset = Optional.empty();
  private Optional<First> first = Optional.empty();

  /** The first sound: when it was sealed, and how much later it is heard. */
  private record First(Fraction sealed, Fraction difference) {}

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

    /** Whether it is no further from 0 than another, which must not be negative. */
    boolean within(Fraction other) {
      return numerator
              .abs()
              .multiply(other.denominator)
              .compareTo(other.numerator.multiply(denominator))
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
      return first.flatMap(before -> bent(before, Fraction.of(sealed, sealedBase), sealedBase));
    }
    Fraction late = difference.minus(offset.get());
    return late.within(base) || late.within(sealedBase)
        ? Optional.empty()
        : Optional.of(late.micros());
  }

  /** Takes the first sound of a file instead of {@link #late}. */
  void begins(long shown, long sealed, TimeBase sealedBase) {
    Fraction at = Fraction.of(sealed, sealedBase);
    first = Optional.of(new First(at, Fraction.of(shown, base).minus(at)));
  }

  /** How much later the first sound is heard, where its own length does not explain it. */
  private Optional<Long> bent(First before, Fraction second, TimeBase sealedBase) {
    Fraction late = before.difference.minus(offset.orElseThrow());
    Fraction length = second.minus(before.sealed);
    boolean explained =
        late.within(length) || late.minus(length).within(base) || late.within(sealedBase);
    return explained ? Optional.empty() : Optional.of(late.micros());
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
