package org.unseal.model.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeBaseTest {
  private static final int MOST = Integer.MAX_VALUE;

  @Test
  void aTimeBaseOfNothingIsRefused() {
    assertThatThrownBy(() -> new TimeBase(0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TimeBase(1, -1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ticksOfFilmAreExactMicroseconds() {
    assertThat(new TimeBase(1001, 30000).toMicroseconds(30000)).isEqualTo(1_001_000_000L);
    assertThat(new TimeBase(1, 90000).toMicroseconds(1)).isEqualTo(11);
    assertThat(new TimeBase(1, 90000).toMicroseconds(-1)).isEqualTo(-11);
  }

  @Test
  void aLargeNumeratorDoesNotOverflowOnTheWay() {
    assertThat(new TimeBase(MOST, MOST).toMicroseconds(MOST - 1L))
        .isEqualTo((MOST - 1L) * 1_000_000);
  }

  @Test
  void aTimeThatNoLongHoldsIsAnErrorAndNotAnotherTime() {
    assertThatThrownBy(() -> new TimeBase(MOST, 1).toMicroseconds(Long.MAX_VALUE))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void anyTicksAreRoundedTowardsZeroAsInUnboundedNumbers() {
    long seed = 20261102;
    System.out.println("TimeBaseTest seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 2000; round++) {
      TimeBase base = new TimeBase(1 + random.nextInt(MOST), 1 + random.nextInt(MOST));
      long ticks = random.nextInt() * (random.nextBoolean() ? 1L : 1000L);
      BigInteger exact =
          BigInteger.valueOf(ticks)
              .multiply(BigInteger.valueOf(base.numerator()))
              .multiply(BigInteger.valueOf(1_000_000))
              .divide(BigInteger.valueOf(base.denominator()));
      if (exact.bitLength() < 62) {
        assertThat(base.toMicroseconds(ticks))
            .as("%s of %s", ticks, base)
            .isEqualTo(exact.longValueExact());
      }
    }
  }
}
