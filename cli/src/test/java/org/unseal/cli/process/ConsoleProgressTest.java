package org.unseal.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.unseal.engine.port.Progress.Stage;
import org.unseal.model.failure.UnsealException;

class ConsoleProgressTest {
  private static final long SECOND = 1_000_000_000L;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final Cancellation cancellation = new Cancellation();
  private long now;

  private ConsoleProgress progress(ConsoleProgress.Style style) {
    return new ConsoleProgress(err, style, () -> now, cancellation);
  }

  private String shown() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** What a terminal would show of what was printed: a carriage return starts the line again. */
  private String onScreen() {
    StringBuilder screen = new StringBuilder();
    for (String part : shown().split("\r", -1)) {
      screen.replace(0, Math.min(part.length(), screen.length()), part);
    }
    return screen.toString().stripTrailing();
  }

  @Test
  void theBarShowsShareRateAndTimeLeft() {
    ConsoleProgress progress = progress(ConsoleProgress.Style.BAR);
    progress.stage(Stage.RENDER, 1000);
    now += 2 * SECOND;
    progress.done(250);

    assertThat(onScreen())
        .isEqualTo("[######..................] covering and encoding 25 %, 125/s, 0:06 left");
    assertThat(shown()).doesNotContain("\n");
  }

  @Test
  void theBarIsCleanedAwayWhole() {
    try (ConsoleProgress progress = progress(ConsoleProgress.Style.BAR)) {
      progress.stage(Stage.ANALYZE, 1000);
      now += 100 * SECOND;
      progress.done(1);
      now += SECOND;
      progress.stage(Stage.HASH, 0);
    }
    assertThat(onScreen()).isEmpty();
  }

  @Test
  void theBarIsNotDrawnMoreThanTenTimesASecond() {
    ConsoleProgress progress = progress(ConsoleProgress.Style.BAR);
    progress.stage(Stage.RENDER, 1000);
    for (int i = 1; i <= 1000; i++) {
      now += SECOND / 1000;
      progress.done(i);
    }
    assertThat(shown().chars().filter(c -> c == '\r').count()).isBetween(8L, 11L);
  }

  @Test
  void withoutATerminalThereIsALineEachTenth() {
    ConsoleProgress progress = progress(ConsoleProgress.Style.LINES);
    progress.stage(Stage.RENDER, 100);
    for (int i = 1; i <= 100; i++) {
      now += SECOND;
      progress.done(i);
    }
    List<String> lines = shown().lines().toList();
    assertThat(lines).hasSize(10);
    assertThat(lines.getFirst()).isEqualTo("unseal: covering and encoding 10 %, 1.0/s, 1:30 left");
  }

  @Test
  void aShortRunWithoutATerminalIsSilent() {
    ConsoleProgress progress = progress(ConsoleProgress.Style.LINES);
    progress.stage(Stage.RENDER, 100);
    now += SECOND;
    progress.done(100);
    assertThat(shown()).isEmpty();
  }

  @Test
  void aLongTenthIsSpokenOfEveryHalfMinute() {
    ConsoleProgress progress = progress(ConsoleProgress.Style.LINES);
    progress.stage(Stage.RENDER, 1_000_000);
    for (int i = 1; i <= 61; i++) {
      now += SECOND;
      progress.done(i);
    }
    assertThat(shown().lines()).hasSize(2);
  }

  @Test
  void whereNobodyKnowsTheLengthNoShareIsClaimed() {
    ConsoleProgress progress = progress(ConsoleProgress.Style.BAR);
    progress.stage(Stage.INDEX, 0);
    now += SECOND;
    progress.done(40);
    assertThat(onScreen()).isEqualTo("finding the frames, 40/s");
  }

  @Test
  void workersThatReportOutOfOrderDoNotTurnItBack() {
    ConsoleProgress progress = progress(ConsoleProgress.Style.BAR);
    progress.stage(Stage.RENDER, 100);
    now += SECOND;
    progress.done(50);
    now += SECOND;
    progress.done(40);
    assertThat(onScreen()).contains("50 %");
  }

  @Test
  void quietSaysNothingButStillStops() {
    ConsoleProgress progress = progress(ConsoleProgress.Style.NONE);
    progress.stage(Stage.RENDER, 100);
    now += 60 * SECOND;
    progress.done(50);
    assertThat(shown()).isEmpty();

    cancellation.ask();
    assertThatThrownBy(() -> progress.done(51)).isInstanceOf(UnsealException.class);
    assertThatThrownBy(() -> progress.stage(Stage.SHEET, 1)).isInstanceOf(UnsealException.class);
  }
}
