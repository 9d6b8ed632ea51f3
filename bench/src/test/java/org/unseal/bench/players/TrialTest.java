package org.unseal.bench.players;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.unseal.bench.players.Trial.Effort;
import org.unseal.bench.players.Trial.Outcome;

/** The judgement on players: green must mean something. */
class TrialTest {
  private static final int FRAMES = 40;
  private static final Effort ONCE = new Effort(1, 3);

  private static int itself(int frame) {
    return frame;
  }

  /** Frames 10 to 19 are masked. */
  private static Showing showing() {
    BitSet masked = new BitSet();
    masked.set(10, 20);
    BitSet seams = new BitSet();
    seams.set(10);
    seams.set(20);
    return new Showing(
        Path.of("none"),
        new TestPicture(false),
        LongStream.range(0, FRAMES).mapToObj(frame -> frame * 40_000).toList(),
        masked,
        seams);
  }

  private static Outcome outcome(
      IntStream playing, IntUnaryOperator seeking, IntUnaryOperator clock, boolean masks) {
    return Trial.of(new ScriptedPlayer(playing, seeking, clock, masks), showing(), ONCE);
  }

  private static IntStream all() {
    return IntStream.range(0, FRAMES);
  }

  @Test
  void aPlayerThatShowsEverythingIsNotAccused() {
    Outcome outcome = outcome(all(), TrialTest::itself, TrialTest::itself, true);

    assertThat(outcome.faults()).isEmpty();
    assertThat(outcome.played()).isEqualTo(FRAMES);
    assertThat(outcome.timed()).isEqualTo(FRAMES);
  }

  @Test
  void framesSkippedWhilePlayingAreGoneTo() {
    Outcome outcome =
        outcome(all().filter(frame -> frame != 33), TrialTest::itself, TrialTest::itself, true);

    assertThat(outcome.faults()).isEmpty();
    assertThat(outcome.played()).isEqualTo(FRAMES - 1);
    Outcome missing =
        outcome(
            all().filter(frame -> frame != 33),
            frame -> frame == 33 ? 32 : frame,
            TrialTest::itself,
            true);
    assertThat(missing.faults()).contains("frame 33: shows 32");
  }

  @Test
  void aPlayerThatIsNeverBusyMayLeaveOutNothing() {
    Player player = new ScriptedPlayer(all().filter(frame -> frame != 33), showing()).unhurried();

    assertThat(Trial.of(player, showing(), ONCE).faults())
        .containsExactly("playing: frame 33 is missing");
  }

  @Test
  void aFrameThatIsWrongOnlyNearASeamIsFoundBySeeking() {
    for (int frame : new int[] {0, 7, 10, 13, 17, 20, 23, FRAMES - 1}) {
      assertThat(outcome(all(), f -> f == frame ? f + 1 : f, TrialTest::itself, true).faults())
          .as("frame %d", frame)
          .isNotEmpty();
    }
  }

  @Test
  void framesInAnotherOrderAreFound() {
    IntUnaryOperator swapped = frame -> frame == 25 ? 26 : frame == 26 ? 25 : frame;

    assertThat(outcome(all().map(swapped), TrialTest::itself, TrialTest::itself, true).faults())
        .containsExactly("playing: frame 25 after 26");
  }

  @Test
  void framesAtAnotherTimeAreFound() {
    assertThat(outcome(all(), TrialTest::itself, frame -> frame + 3, true).faults())
        .contains("playing through showed 1 frames in time", "frame 0: at 120000 us, not 0");
    Player late = new ScriptedPlayer(all(), showing().shifted(5_000));
    assertThat(Trial.of(late, showing(), ONCE).faults()).contains("playing: frame 0 at 5000 us");
  }

  @Test
  void aMissingMaskAndOneTooManyAreFound() {
    assertThat(outcome(all(), TrialTest::itself, TrialTest::itself, false).faults().getFirst())
        .startsWith("playing: frame 10: no mask");
    Showing showing = showing();
    Look masked = ScriptedPlayer.look(showing, 5, true, OptionalLong.empty());
    assertThat(showing.picture().fault(masked, 5, false).orElseThrow())
        .startsWith("in the mask's place");
  }

  @Test
  void troubleAndSilenceAreFound() {
    assertThat(outcome(all(), _ -> -1, TrialTest::itself, true).faults())
        .isEqualTo(
            List.of(
                "frame 0: scripted trouble",
                "frame 1: scripted trouble",
                "frame 2: scripted trouble"));
    assertThat(outcome(IntStream.empty(), TrialTest::itself, TrialTest::itself, true).faults())
        .containsExactly("playing through showed 0 frames in time");
  }

  @Test
  void whatIsNoNumberOrOfAnotherRangeIsFound() {
    Showing showing = showing();
    Look sound = ScriptedPlayer.look(showing, 9, false, OptionalLong.empty());
    assertThat(showing.picture().fault(sound, 9, false)).isEmpty();
    assertThat(new TestPicture(true).fault(sound, 9, false).orElseThrow()).startsWith("light is");

    int[] grey = new int[3 * sound.spots()];
    Arrays.fill(grey, 128);
    Look nothing = new Look(OptionalLong.empty(), grey);
    assertThat(showing.picture().fault(nothing, 9, false)).contains("no readable number");
  }

  @Test
  void aRangeThatIsMisreadThroughoutPassesAndOneThatChangesAtASeamDoesNot() {
    Showing limited = showing();
    Showing full = limited.with(new TestPicture(true));
    Player misreads = new ScriptedPlayer(all(), limited);
    Outcome outcome = Trial.of(misreads, full, ONCE);
    assertThat(outcome.faults()).isEmpty();
    assertThat(outcome.rangeTaken()).isFalse();

    Look first = ScriptedPlayer.look(full, 0, false, OptionalLong.empty());
    Look later = ScriptedPlayer.look(limited, 10, true, OptionalLong.empty());
    assertThat(full.picture().asShownBy(first).fault(later, 10, true)).isPresent();
  }

  @Test
  void everyNumberIsReadBackAndNoSingleWrongCellIsTaken() {
    Showing showing = showing();
    for (int number = 0; number < 1024; number++) {
      Look look = ScriptedPlayer.look(showing, number, false, OptionalLong.empty());
      assertThat(showing.picture().number(look)).hasValue(number);
      for (int cell = 0; cell < 16; cell++) {
        int[] levels = new int[3 * look.spots()];
        for (int i = 0; i < levels.length; i++) {
          int level = look.level(i / 3, i % 3);
          levels[i] = i / 3 == cell ? 255 - level : level;
        }
        assertThat(showing.picture().number(new Look(OptionalLong.empty(), levels)))
            .as("number %d, cell %d", number, cell)
            .isEmpty();
      }
    }
  }
}
