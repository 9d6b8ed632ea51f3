package org.unseal.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SuppressionTest {
  private static Candidate at(double left, double size, double score, boolean cut) {
    return new Candidate(left, 0, left + size, size, score, cut);
  }

  @Test
  void ofTwoThatOverlapTheBetterStays() {
    Candidate better = at(0, 20, 0.9, false);
    assertThat(Suppression.keep(List.of(at(4, 20, 0.5, false), better))).containsExactly(better);
  }

  @Test
  void facesSideBySideBothStay() {
    assertThat(Suppression.keep(List.of(at(0, 20, 0.9, false), at(15, 20, 0.5, false)))).hasSize(2);
  }

  @Test
  void aPartAtATilesEdgeNeverShrinksTheWhole() {
    Candidate part = new Candidate(0, 0, 20, 8, 0.95, true);
    Candidate whole = new Candidate(0, 0, 20, 26, 0.6, false);
    assertThat(Suppression.keep(List.of(part, whole)))
        .containsExactly(new Candidate(0, 0, 20, 26, 0.95, false));
  }

  @Test
  void aSmallFaceInsideALargeOneStaysWhereNothingWasCut() {
    assertThat(Suppression.keep(List.of(at(0, 100, 0.9, false), at(40, 20, 0.5, false))))
        .hasSize(2);
  }

  @Test
  void theOrderOfTheInputMakesNoDifference() {
    Random random = new Random(7);
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      candidates.add(at(random.nextInt(300), 10 + random.nextInt(30), i / 400.0, i % 5 == 0));
    }
    List<Candidate> kept = Suppression.keep(candidates);
    Collections.shuffle(candidates, random);
    assertThat(Suppression.keep(candidates)).isEqualTo(kept);
  }
}
