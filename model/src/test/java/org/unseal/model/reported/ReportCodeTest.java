package org.unseal.model.reported;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.unseal.model.picture.Box;

class ReportCodeTest {
  private static final String SYMBOLS = "34679ACDEFGHJKMNPQRTWXY";

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);

  private ReportCode any() {
    int left = random.nextInt(1 << random.nextInt(1, 16));
    int top = random.nextInt(1 << random.nextInt(1, 16));
    Optional<Box> box =
        random.nextInt(4) == 0
            ? Optional.empty()
            : Optional.of(
                new Box(
                    left,
                    top,
                    random.nextInt(left + 1, 65537),
                    random.nextInt(top + 1, Math.min(65537, top + 2000))));
    return new ReportCode(
        random.nextInt(1, 10000),
        random.nextInt(1 << 24),
        random.nextInt(1, 10000),
        random.nextInt(1 << random.nextInt(1, 31)),
        box);
  }

  @Test
  void codesAreReadAsTheyWereWritten() throws MalformedReportCodeException {
    for (int i = 0; i < 5000; i++) {
      ReportCode code = any();
      String text = code.toString();
      assertThat(ReportCode.parse(text)).as("seed %d, %s", seed, text).isEqualTo(code);
      assertThat(text).matches("R1(-[%s]{4})*(-[%s]{1,4})".formatted(SYMBOLS, SYMBOLS));
      assertThat(text.replace("-", "").length()).isLessThanOrEqualTo(46);
      assertThat(ReportCode.parse(" " + text.toLowerCase(Locale.ROOT).replace('-', ' ')))
          .isEqualTo(code);
    }
  }

  @Test
  void everyWrongSymbolIsFound() {
    for (int round = 0; round < 20; round++) {
      String text = any().toString().replace("-", "");
      for (int at = 2; at < text.length(); at++) {
        for (int value = 0; value < SYMBOLS.length(); value++) {
          char symbol = SYMBOLS.charAt(value);
          if (symbol != text.charAt(at)) {
            refused(text.substring(0, at) + symbol + text.substring(at + 1));
          }
        }
      }
    }
  }

  @Test
  void everyTwoSymbolsThatChangedPlacesAreFound() {
    for (int round = 0; round < 20; round++) {
      String text = any().toString().replace("-", "");
      for (int one = 2; one < text.length(); one++) {
        for (int other = one + 1; other < text.length(); other++) {
          if (text.charAt(one) != text.charAt(other)) {
            StringBuilder swapped = new StringBuilder(text);
            swapped.setCharAt(one, text.charAt(other));
            swapped.setCharAt(other, text.charAt(one));
            refused(swapped.toString());
          }
        }
      }
    }
  }

  private void refused(String text) {
    assertThatThrownBy(() -> ReportCode.parse(text))
        .as("seed %d, %s", seed, text)
        .isInstanceOf(MalformedReportCodeException.class);
  }

  @Test
  void whateverElseIsTypedIsRefusedOrWrittenTheSame() throws MalformedReportCodeException {
    for (int i = 0; i < 20000; i++) {
      StringBuilder text = new StringBuilder("R1-");
      int length = random.nextInt(60);
      for (int at = 0; at < length; at++) {
        text.append(
            random.nextInt(200) == 0
                ? (char) random.nextInt(0x10000)
                : SYMBOLS.charAt(random.nextInt(SYMBOLS.length())));
      }
      Throwable thrown = catchThrowable(() -> ReportCode.parse(text.toString()));
      if (thrown == null) {
        assertThat(ReportCode.parse(text.toString()).toString().replace("-", ""))
            .as("seed %d", seed)
            .isEqualTo(text.toString().replace("-", "").replace(" ", ""));
      } else {
        assertThat(thrown)
            .as("seed %d, %s", seed, text)
            .isInstanceOf(MalformedReportCodeException.class);
      }
    }
  }

  @Test
  void boxesGrowOutwardToWholeUnits() {
    assertThat(new ReportCode(1, 0, 1, 0, Optional.of(Box.ofSize(7, 8, 1, 9))).box())
        .contains(new Box(0, 8, 8, 24));
  }

  @Test
  void whatNoCodeCanSayIsRefused() {
    Optional<Box> none = Optional.empty();
    Optional<Box> outside = Optional.of(new Box(-1, 0, 4, 4));
    Optional<Box> large = Optional.of(new Box(0, 0, 65537, 4));
    for (Runnable making :
        List.<Runnable>of(
            () -> new ReportCode(0, 0, 1, 0, none),
            () -> new ReportCode(10000, 0, 1, 0, none),
            () -> new ReportCode(1, 1 << 24, 1, 0, none),
            () -> new ReportCode(1, 0, 10000, 0, none),
            () -> new ReportCode(1, 0, 1, -1, none),
            () -> new ReportCode(1, 0, 1, 0, outside),
            () -> new ReportCode(1, 0, 1, 0, large))) {
      assertThatThrownBy(making::run).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
