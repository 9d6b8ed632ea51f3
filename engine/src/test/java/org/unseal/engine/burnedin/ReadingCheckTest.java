package org.unseal.engine.burnedin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.unseal.engine.burnedin.ClockSegment.Joint;
import org.unseal.engine.port.ClockWatcher.Course;
import org.unseal.engine.port.ClockWatcher.Run;
import org.unseal.engine.port.ClockWatcher.Second;
import org.unseal.engine.port.ClockWatcher.Tick;
import org.unseal.engine.port.ClockWatcher.Wrap;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.Box;

/** Second k begins at k + 0.2 s of the recording; what is read is at 2.7 s, in second 2. */
class ReadingCheckTest {
  private static final long SECOND = 1_000_000;
  private static final long HOUR = 3600 * SECOND;
  private static final long AT = 2_700_000;

  private static ClockFormat.Typed typed(String text) {
    return ClockFormat.parse(text, Optional.empty(), Optional.empty());
  }

  /** One run; the operator says what each second shows. */
  private static Course course(ClockFormat format, int seconds, LongUnaryOperator shown) {
    List<Tick> ticks = new ArrayList<>();
    List<Second> read = new ArrayList<>();
    for (int k = 0; k <= seconds; k++) {
      if (k > 0) {
        ticks.add(new Tick(k, k * SECOND + 180_000, k * SECOND + 220_000));
      }
      read.add(new Second(0, k, format.text(shown.applyAsLong(k))));
    }
    return new Course(
        List.of(new Run(0, seconds * SECOND + 900_000, ticks)),
        List.of(Box.ofSize(0, 0, 8, 12)),
        new Wrap(OptionalInt.empty()),
        read);
  }

  private static String refusal(ClockFormat.Typed typed, Course course) {
    UnsealException[] thrown = new UnsealException[1];
    assertThatThrownBy(() -> ReadingCheck.of(typed, AT, course))
        .isInstanceOfSatisfying(UnsealException.class, e -> thrown[0] = e);
    assertThat(thrown[0].code()).isEqualTo(ErrorCode.READING_DISAGREES);
    return "" + thrown[0].getMessage();
  }

  @Test
  void aReadingThatAgreesGivesEveryTickItsSecond() {
    ClockFormat.Typed typed = typed("05-06-2025 14:59:07");
    long base = typed.reading() - 2 * SECOND;

    CheckedReading checked =
        ReadingCheck.of(typed, AT, course(typed.format(), 200, k -> base + k * SECOND));

    assertThat(checked.segments()).hasSize(1);
    assertThat(checked.segments().getFirst().reading()).isEqualTo(base);
    assertThat(checked.segments().getFirst().ticks()).hasSize(200);
    assertThat(checked.number()).isEqualTo(2);
    assertThat(checked.agreement().minutes()).isEqualTo(3);
    assertThat(checked.agreement().hours()).isEqualTo(1);
    assertThat(checked.agreement().seconds()).isEqualTo(201);
  }

  @Test
  void eachWrongDigitIsNoticed() {
    ClockFormat.Typed right = typed("05-06-2025 14:59:07");
    Course course = course(right.format(), 60, k -> right.reading() + (k - 2) * SECOND);

    for (String wrong :
        List.of(
            "05-06-2025 14:59:08",
            "05-06-2025 14:59:17",
            "05-06-2025 14:58:07",
            "05-06-2025 15:59:07",
            "05-07-2025 14:59:07",
            "05-06-2024 14:59:07")) {
      assertThat(refusal(typed(wrong), course)).contains("shows \"05-06-2025 14:59:07\" then");
    }
  }

  @Test
  void theChangeOfTheTensContradictsAWrongLastDigit() {
    ClockFormat.Typed typed = typed("05-06-2025 14:59:07");
    Course seen = course(typed.format(), 60, k -> typed.reading() + (k - 2) * SECOND);
    Course course =
        new Course(seen.runs(), seen.layout(), new Wrap(OptionalInt.of(4)), seen.shown());

    assertThat(refusal(typed, course)).contains("change 6 s after").contains("is 4, not 7");
  }

  @Test
  void anHourBackIsDaylightSavingAndEndsTheSegment() {
    ClockFormat.Typed typed = typed("11-02-2025 01:59:37");
    long base = typed.reading() - 2 * SECOND;

    CheckedReading checked =
        ReadingCheck.of(
            typed, AT, course(typed.format(), 90, k -> base + k * SECOND - (k < 25 ? 0 : HOUR)));

    assertThat(checked.segments())
        .extracting(ClockSegment::joint)
        .containsExactly(Joint.START, Joint.DAYLIGHT_SAVING);
    assertThat(checked.segments().get(1).reading()).isEqualTo(base + 25 * SECOND - HOUR);
    assertThat(checked.segments().get(0).ticks()).hasSize(24);
    assertThat(checked.segments().get(1).ticks().getFirst().number()).isEqualTo(1);
  }

  @Test
  void aClockThatIsSetIsAStep() {
    ClockFormat.Typed typed = typed("05-06-2025 14:59:07");
    long base = typed.reading() - 2 * SECOND;

    CheckedReading checked =
        ReadingCheck.of(
            typed, AT, course(typed.format(), 90, k -> base + (k < 40 ? k : k + 130) * SECOND));

    assertThat(checked.segments())
        .extracting(ClockSegment::joint)
        .containsExactly(Joint.START, Joint.STEP);
    assertThat(checked.segments().get(1).reading()).isEqualTo(base + 170 * SECOND);
  }

  @Test
  void twoMisreadSecondsAreNoJump() {
    ClockFormat.Typed typed = typed("05-06-2025 14:59:07");
    long base = typed.reading() - 2 * SECOND;

    CheckedReading checked =
        ReadingCheck.of(
            typed,
            AT,
            course(typed.format(), 90, k -> base + k * SECOND + (k == 40 || k == 41 ? HOUR : 0)));

    assertThat(checked.segments()).hasSize(1);
    assertThat(checked.agreement().misread()).isEqualTo(2);
  }

  @Test
  void twentyFourHoursBesideAHalfOfTheDayAreFoundOutAtOneOClock() {
    ClockFormat.Typed typed = typed("2025/05/06 12:59:32 PM");
    ClockFormat shown = typed("2025/05/06 14:59:32 PM").format();

    CheckedReading checked =
        ReadingCheck.of(typed, AT, course(shown, 90, k -> typed.reading() + (k - 2) * SECOND));

    assertThat(checked.segments()).hasSize(1);
    assertThat(checked.format().twelve()).isFalse();
  }

  @Test
  void theTicksComeBackFromTheirFile() throws Exception {
    ClockFormat.Typed typed = typed("05-06-2025 14:59:07");
    CheckedReading checked =
        ReadingCheck.of(
            typed, AT, course(typed.format(), 50, k -> typed.reading() + (k - 2) * SECOND));
    TicksDocument document =
        new TicksDocument(org.unseal.proof.digest.Digest.of(new byte[32]), checked.segments());

    assertThat(TicksDocument.read(document.bytes())).isEqualTo(document);
  }
}
