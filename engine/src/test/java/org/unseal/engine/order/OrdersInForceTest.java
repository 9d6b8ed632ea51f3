package org.unseal.engine.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unseal.model.order.Clause;

final class OrdersInForceTest {
  private static String inForce(String series, String day) {
    return String.join(
        " ",
        OrdersInForce.on(LocalDate.parse(day), Larkspur.rulings(series)).inForce().stream()
            .map(Clause::id)
            .map(Object::toString)
            .toList());
  }

  @ParameterizedTest
  @CsvSource({
    "2025-05-11, ''",
    "2025-05-12, o1/yard o1/gate o1/hall",
    "2025-05-14, o1/yard o1/hall",
    "2025-05-15, o1/yard o1/gate o1/hall",
    "2025-06-09, o1/yard o1/hall o4/plates",
  })
  void stayLiftingAndReplacementHaveEffectFromTheirDay(String day, String clauses) {
    assertThat(inForce(Larkspur.SERIES, day)).isEqualTo(clauses);
  }

  @Test
  void aStayThatNamesNothingStaysEverything() {
    String series = Larkspur.SERIES.replaceFirst(" +concerns: \\[o1/gate\\]\n", "");

    assertThat(inForce(series, "2025-05-14")).isEmpty();
    assertThat(inForce(series, "2025-05-15")).isEqualTo("o1/gate");
  }

  @Test
  void anAppealAloneChangesNothing() {
    String series = Larkspur.SERIES.replace("kind: stay\n", "kind: appeal\n");

    assertThat(inForce(series, "2025-05-14")).isEqualTo("o1/yard o1/gate o1/hall");
  }

  @Test
  void whatWasReversedStaysReversedWhenAStayIsLifted() {
    String series = Larkspur.SERIES.replace("kind: stay\n", "kind: reversal\n");

    assertThat(inForce(series, "2025-05-15")).isEqualTo("o1/yard o1/hall");
  }

  @Test
  void aStayedReplacementDoesNotBringBackWhatItReplaced() {
    String series =
        Larkspur.SERIES
            + """
              - id: o5
                kind: stay
                court: Supreme Court
                docket: SC25-1
                judge: C. Nobody
                dated: 2025-07-01
                document: %s
                concerns: [o4/plates]
            """
                .formatted(Larkspur.DOCUMENT);

    assertThat(inForce(series, "2025-07-01")).isEqualTo("o1/yard o1/hall");
    assertThat(OrdersInForce.on(LocalDate.of(2025, 7, 1), Larkspur.rulings(series)).clauses())
        .filteredOn(found -> found.clause().id().toString().equals("o1/gate"))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.state()).isEqualTo(OrdersInForce.State.REPLACED);
              assertThat(found.by()).isEqualTo("o4");
            });
  }
}
