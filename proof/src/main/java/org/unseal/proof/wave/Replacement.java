package org.unseal.proof.wave;

import java.util.Arrays;
import java.util.Optional;

/**
 * What takes the place of samples that are muted. A sample's value follows from its place in the
 * recording and the rate alone, so that nothing of what was there can be heard in it, and anybody
 * can make it again.
 */
public enum Replacement {
  SILENCE("silence"),
  /** 1000 Hz, about 21 dB below full scale: that something is missing can be heard. */
  TONE("tone");

  private static final int TONE_RATE = 1000;
  private static final int TURN = 1 << 16;
  private static final int HALF = TURN / 2;

  private final String word;

  Replacement(String word) {
    this.word = word;
  }

  /** How it is written. */
  public String word() {
    return word;
  }

  /** The replacement of a word. */
  public static Optional<Replacement> ofWord(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findAny();
  }

  /**
   * A sample's value; full scale is 32 bits.
   *
   * @param sample its place in the recording, from 0
   * @param rate samples a second
   */
  public int value(long sample, int rate) {
    if (this == SILENCE) {
      return 0;
    }
    // whole turns in a second, so that the second's own samples are all that counts
    long frequency = Math.min(TONE_RATE, rate / 4);
    int phase = (int) (sample % rate * frequency * TURN / rate % TURN);
    int part = phase % HALF;
    int height = part * (HALF - part); // a parabola for half a sine: 2^28 at its top
    return phase < HALF ? height : -height;
  }
}
