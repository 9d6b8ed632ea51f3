package org.unseal.media.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PictureTraitsTest {
  private static final int ONE = 1 << 16;

  /** The matrices that phones write, by the quarter turns that a player makes. */
  @ParameterizedTest
  @CsvSource({"1,0,0,1,0", "0,1,-1,0,90", "-1,0,0,-1,180", "0,-1,1,0,270"})
  void rotationIsWhatAPlayerTurnsClockwise(int a, int b, int c, int d, int degrees) {
    List<Integer> matrix = List.of(a * ONE, b * ONE, 0, c * ONE, d * ONE, 0, 0, 0, 1 << 30);
    assertThat(traits(Optional.of(matrix)).rotation()).isEqualTo(degrees);
  }

  @org.junit.jupiter.api.Test
  void noMatrixIsNoRotation() {
    assertThat(traits(Optional.empty()).rotation()).isZero();
  }

  private static PictureTraits traits(Optional<List<Integer>> matrix) {
    return new PictureTraits(0, 0, 0, 0, 0, 0, 0, 1, false, false, matrix);
  }
}
