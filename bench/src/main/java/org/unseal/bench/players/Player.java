package org.unseal.bench.players;

import java.util.List;
import java.util.Optional;

/** Something that plays files. One thread. */
interface Player extends AutoCloseable {
  /** Name and version. */
  String name();

  /** Whether it keeps to the clock, and so may leave out frames on a busy machine. */
  boolean maySkip();

  /** Opens a file; what was open before is closed. */
  Playing open(Showing showing);

  @Override
  void close();

  /** A file that is open in a player. */
  interface Playing {
    /** Plays from the beginning to the end. */
    Answer play();

    /** Goes to a frame's time and says what is shown then. */
    Answer seek(int frame);

    /** Says what is shown now, a moment later; empty where that can't have changed. */
    Optional<Answer> again();
  }

  /**
   * What a player showed, in order.
   *
   * @param trouble what it complained of, if anything
   */
  record Answer(List<Look> looks, Optional<String> trouble) {
    public Answer {
      looks = List.copyOf(looks);
    }

    static Answer trouble(String what) {
      return new Answer(List.of(), Optional.of(what));
    }
  }
}
