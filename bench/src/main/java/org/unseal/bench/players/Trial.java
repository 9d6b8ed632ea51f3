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
 * is busy. A picture that is no sound frame counts as wrong wherever it is seen.
 */
final class Trial {
  private static final int REACH = 3;
  private static final int LEAST_SHARE = 4;
  private static final int MOST_LOOKS = 30;
  private static final int CRISS_CROSS_SEED = 4;

  /** Containers and players round to milliseconds. */
  private static final long TOLERANCE_MICROS = 1_500;

  private final Showing showing;
  private TestPicture picture;
  private final Effort effort;
  private final BitSet played = new BitSet();
  private final BitSet timed = new BitSet();
  private final List<String> faults = new ArrayList<>();
  private int seeks;

  private Trial(Showing showing, Effort effort) {
    this.showing = showing;
    this.picture = showing.picture();
    this.effort = effort;
  }

  /**
   * How much is tried.
   *
   * @param plays how often the file is played at most, until every frame near a seam was shown
   * @param faults after how many it gives up
   */
  record Effort(int plays, int faults) {}

  /**
   * What came of it.
   *
   * @param frames how many the file has
   * @param played how many of them playing through showed
   * @param timed how many of those came with their own time, not a neighbour's: some players'
   *     clocks lag behind the picture on a busy machine
   * @param seeks how many times a frame was gone to
   * @param rangeTaken whether the player took full range for full range
   * @param faults what was wrong, frame by frame, at most a few
   */
  record Outcome(
      int frames, int played, int timed, int seeks, boolean rangeTaken, List<String> faults) {
    Outcome {
      faults = List.copyOf(faults);
    }

    /** In a few words. */
    String summary() {
      if (!faults.isEmpty()) {
        return "**" + faults.getFirst() + (faults.size() > 1 ? ", and more" : "") + "**";
      }
      String range = rangeTaken ? "" : ", as limited range";
      return "%d of %d, %d seeks%s".formatted(played, frames, seeks, range);
    }
  }

  /** Tries a file in a player. */
  static Outcome of(Player player, Showing showing, Effort effort) {
    Trial trial = new Trial(showing, effort);
    try {
      trial.run(player.open(showing), player.maySkip());
    } catch (PlayerGone gone) {
      trial.faults.add(gone.getMessage());
    }
    return new Outcome(
        showing.frames(),
        trial.played.cardinality(),
        trial.timed.cardinality(),
        trial.seeks,
        trial.picture.shownFull() == showing.picture().shownFull(),
        trial.faults);
  }

  private void run(Playing playing, boolean maySkip) {
    Set<Integer> wanted = new TreeSet<>(showing.nearSeams(REACH));
    for (int i = 0; i < effort.plays() && faults.isEmpty() && !allPlayed(wanted); i++) {
      play(playing.play());
    }
    if (faults.isEmpty() && !maySkip && played.cardinality() < showing.frames()) {
      faults.add("playing: frame %d is missing".formatted(played.nextClearBit(0)));
    }
    if (faults.isEmpty() && LEAST_SHARE * timed.cardinality() < showing.frames()) {
      faults.add("playing through showed %d frames in time".formatted(timed.cardinality()));
    }
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
    for (int i = 0; i < order.size() && faults.size() < effort.faults(); i++) {
      seek(playing, order.get(i));
    }
  }

  private boolean allPlayed(Set<Integer> wanted) {
    return wanted.stream().allMatch(played::get);
  }

  private void play(Answer answer) {
    picture = answer.looks().stream().findFirst().map(picture::asShownBy).orElse(picture);
    int before = -1;
    for (Look look : answer.looks()) {
      int number = picture.number(look).orElse(-1);
      Optional<String> fault = playFault(look, number, before);
      if (fault.isPresent()) {
        if (faults.size() < effort.faults()) {
          faults.add("playing: " + fault.get());
        }
      } else {
        played.set(number);
        timed.set(number, timed.get(number) || inTime(look, number));
        before = number;
      }
    }
    answer.trouble().ifPresent(what -> faults.add("playing: " + what));
  }

  private Optional<String> playFault(Look look, int number, int before) {
    if (number < 0 || number >= showing.frames()) {
      return Optional.of("a picture of no frame at " + time(look));
    }
    Optional<String> fault = picture.fault(look, number, showing.masked(number));
    if (fault.isPresent()) {
      return Optional.of("frame " + number + ": " + fault.get());
    }
    if (number < before) {
      return Optional.of("frame " + number + " after " + before);
    }
    // On a busy machine some players' clocks run ahead of the picture: which frame's time it is
    // does
    // not count here, but for the share of frames that must come with their own.
    long micros = look.micros().orElse(showing.micros(number));
    return showing.frameAt(micros, TOLERANCE_MICROS) < 0
        ? Optional.of("frame " + number + " at " + time(look))
        : Optional.empty();
  }

  private static String time(Look look) {
    return look.micros().isPresent() ? look.micros().getAsLong() + " us" : "no time";
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
    return picture
        .fault(look, frame, showing.masked(frame))
        .or(
            () ->
                inTime(look, frame) || near(look, showing.during(frame))
                    ? Optional.empty()
                    : Optional.of("at " + time(look) + ", not " + showing.micros(frame)));
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
