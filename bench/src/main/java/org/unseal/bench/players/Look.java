package org.unseal.bench.players;

import java.util.OptionalLong;

/** What a player showed at one moment: the mean colour of each of a picture's spots. */
final class Look {
  private final OptionalLong micros;
  private final int[] levels;

  /**
   * A look.
   *
   * @param micros the time that the player gives the picture; empty where it gives none
   * @param levels red, green and blue from 0 to 255 for every spot; kept, not copied
   */
  Look(OptionalLong micros, int[] levels) {
    this.micros = micros;
    this.levels = levels;
  }

  OptionalLong micros() {
    return micros;
  }

  /** How many spots there are. */
  int spots() {
    return levels.length / 3;
  }

  /**
   * One level.
   *
   * @param channel 0 is red, 1 green, 2 blue
   */
  int level(int spot, int channel) {
    return levels[3 * spot + channel];
  }
}
