package org.unseal.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactBoundTest {
  /** Lower 95 % limits of a binomial share, one-sided, as the tables have them. */
  @ParameterizedTest
  @CsvSource({
    "1, 1, 0.050000",
    "1, 10, 0.005116",
    "5, 10, 0.222441",
    "8, 10, 0.493099",
    "10, 10, 0.741134",
    "15, 20, 0.544418",
    "30, 60, 0.387411",
    "60, 60, 0.951297"
  })
  void theBoundIsTheOneInTheTables(int hits, int draws, double bound) {
    assertThat(ExactBound.lower(hits, draws)).isCloseTo(bound, within(1e-6));
  }

  @Test
  void nothingFoundSaysNothing() {
    assertThat(ExactBound.lower(0, 60)).isZero();
  }

  @Test
  void moreHitsThanDrawsAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> ExactBound.lower(3, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> ExactBound.lower(0, 0));
  }

  @Test
  void ofAHundredTracksAtMostThreeInFiftyCanBeSeenWhereHalfIsFound() {
    assertThat(Recall.mostLeaks(100, 0.5, true)).contains(60);
    assertThat(Recall.mostLeaks(2, 0.9, true)).contains(1000);
  }

  @Test
  void thereIsNoBoundWhereLessThanHalfIsFoundOrSomethingWasSeen() {
    assertThat(Recall.mostLeaks(100, 0.499, true)).isEqualTo(Optional.empty());
    assertThat(Recall.mostLeaks(100, 0.9, false)).isEqualTo(Optional.empty());
  }
}
