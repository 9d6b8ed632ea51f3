package org.unseal.bench.players;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.unseal.bench.players.Player.Answer;
import org.unseal.bench.players.Player.Playing;

/**
 * Plays a file through, then goes to frames around every seam, forwards, backwards and criss-cross,
 * and to every frame that playing through did not show: a player may skip frames when the machine
 * is busy, so only what it shows at a frame's own time counts as wrong or missing.
 */
final class Trial {
  private static final int REACH = 3;
  private static final int MOST_PLAYS = 3;
  private static final int MOST_LOOKS = 30;
  private static final int MOST_FAULTS = 6;
  private static final int CRISS_CROSS_SEED = 4;

  /** Containers and players round to milliseconds. */
  private static final long TOLERANCE_MICROS = 1_500;

  private final Showing showing;
  private final BitSet played = new BitSet();
  private final List<String> faults = new ArrayList<>();
  private int seeks;
  private int ahead;

  private Trial(Showing showing) {
    this.showing = showing;
  }

  /**
   * What came of it.
   *
   * @param frames how many the file has
   * @param played how many of them playing through showed
   * @param seeks how many times a frame was gone to
   * @param ahead pictures that were sound while the player's clock still told a neighbour's time,
   *     when playing through; those frames were gone to as well
   * @param faults what was wrong, frame by frame, at most a few
   */
  record Outcome(int frames, int played, int seeks, int ahead, List<String> faults) {
    Outcome {
      faults = List.copyOf(faults);
    }

    /** In a few words. */
    String summary() {
      return faults.isEmpty()
          ? "%d played, %d sought".formatted(played, seeks)
          : String.join("; ", faults);
    }
  }

  /** Tries a file in a player. */
  static Outcome of(Player player, Showing showing) {
    Trial trial = new Trial(showing);
    try {
      trial.run(player.open(showing));
    } catch (PlayerGone gone) {
      trial.faults.add(gone.getMessage());
    }
    return new Outcome(
        showing.frames(), trial.played.cardinality(), trial.seeks, trial.ahead, trial.faults);
  }

  private void run(Playing playing) {
    for (int i = 0; i < MOST_PLAYS && 2 * played.cardinality() < showing.frames(); i++) {
      play(playing.play());
      if (!faults.isEmpty()) {
        break;
      }
    }
    if (faults.isEmpty() && 2 * played.cardinality() < showing.frames()) {
      faults.add("playing through showed " + played.cardinality() + " frames");
    }
    Set<Integer> wanted = new TreeSet<>(showing.nearSeams(REACH));
    for (int frame = 0; frame < showing.frames(); frame++) {
      if (!played.get(frame)) {
        wanted.add(frame);
      }
    }
    List<Integer> order = new ArrayList<>(wanted);
    order.addAll(wanted.stream().sorted(Collections.reverseOrder()).toList());
    List<Integer> mixed = new ArrayList<>(showing.nearSeams(1));
    Collections.shuffle(mixed, new Random(CRISS_CROSS_SEED));
    order.addAll(mixed);
    for (int frame : order) {
      if (faults.size() >= MOST_FAULTS) {
        return;
      }
      seek(playing, frame);
    }
  }

  private void play(Answer answer) {
    answer.trouble().ifPresent(what -> faults.add("playing: " + what));
    int before = -1;
    for (Look look : answer.looks()) {
      int number = showing.picture().number(look).orElse(-1);
      boolean sound =
          number >= 0
              && number < showing.frames()
              && showing.picture().fault(look, number, showing.masked(number)).isEmpty();
      if (sound && inTime(look, number)) {
        played.set(number);
        if (number < before) {
          faults.add("playing: frame " + number + " after " + before);
        }
        before = number;
      } else if (sound) {
        ahead++;
      } else if (faults.size() < MOST_FAULTS) {
        faults.add("playing: " + describe(look));
      }
    }
  }

  private String describe(Look look) {
    int wanted =
        look.micros().isPresent()
            ? showing.frameAt(look.micros().getAsLong(), TOLERANCE_MICROS)
            : showing.picture().number(look).orElse(-1);
    if (wanted < 0 || wanted >= showing.frames()) {
      return "a picture of no frame at " + look.micros();
    }
    return "frame " + wanted + ": " + fault(look, wanted).orElse("nothing wrong");
  }

  private void seek(Playing playing, int frame) {
    seeks++;
    Optional<Answer> answer = Optional.of(playing.seek(frame));
    String fault = "";
    for (int i = 0; i < MOST_LOOKS && answer.isPresent(); i++) {
      Optional<String> wrong = fault(answer.get(), frame);
      if (wrong.isEmpty()) {
        return;
      }
      fault = wrong.get();
      answer = playing.again();
    }
    faults.add("frame " + frame + ": " + fault);
  }

  private Optional<String> fault(Answer answer, int frame) {
    if (answer.trouble().isPresent() || answer.looks().size() != 1) {
      return Optional.of(answer.trouble().orElse("nothing shown"));
    }
    return fault(answer.looks().getFirst(), frame);
  }

  private Optional<String> fault(Look look, int frame) {
    return showing
        .picture()
        .fault(look, frame, showing.masked(frame))
        .or(
            () ->
                inTime(look, frame) || near(look, showing.during(frame))
                    ? Optional.empty()
                    : Optional.of("at " + look.micros() + ", not " + showing.micros(frame)));
  }

  private boolean inTime(Look look, int frame) {
    return near(look, showing.micros(frame));
  }

  /** A time that the player gives; after seeking Firefox gives the one that was asked for. */
  private static boolean near(Look look, long micros) {
    return look.micros().isEmpty()
        || Math.abs(look.micros().getAsLong() - micros) <= TOLERANCE_MICROS;
  }
}
