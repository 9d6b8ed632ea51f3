package org.unseal.engine.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The bar of what became of all recordings. */
class AmountsBarTest {
  @Test
  void partsAddUpToAHundredPercentWhateverTheyAre() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      List<Long> amounts =
          LongStream.generate(() -> random.nextInt(3) == 0 ? 0 : random.nextLong(1L << 44))
              .limit(4)
              .boxed()
              .toList();
      int[] shares = AmountsBar.shares(amounts);
      long all = amounts.stream().mapToLong(Long::longValue).sum();
      assertThat(Arrays.stream(shares).sum()).as("seed %d", seed).isEqualTo(all == 0 ? 0 : 1_000);
      for (int part = 0; part < 4 && all > 0; part++) {
        assertThat(Math.abs(shares[part] - 1_000.0 * amounts.get(part) / all))
            .as("seed %d", seed)
            .isLessThan(1);
      }
    }
  }

  @Test
  void barIsAsLongAsItsParts() {
    assertThat(AmountsBar.shares(List.of(1L, 1L, 1L, 0L))).containsExactly(334, 333, 333, 0);
    assertThat(AmountsBar.percent(3)).isEqualTo("0.3 %");
    assertThat(AmountsBar.shares(List.of(0L, 0L, 0L, 0L))).containsOnly(0);
  }
}
