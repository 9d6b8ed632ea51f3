package org.unseal.engine.sound;

import org.unseal.engine.port.Progress;
import org.unseal.proof.wave.WaveFormat;

/** The samples of a call, second after second, however they were recorded. */
sealed interface CallSamples permits ExactSamples, DecodedSamples {
  /** How they are given out. */
  WaveFormat format();

  /** How many there are, each in all channels. */
  long samples();

  /** Whether they are the recorded ones byte by byte, so that a seal of them is one of these. */
  boolean exact();

  /** How many samples around a span may have something of it in them. */
  long reach();

  /** Whether the file was read to a proper end and nothing in it was broken. */
  boolean whole();

  /** Passes over all seconds, from the first. */
  void read(SecondTaker taker, Progress progress);

  /** Takes seconds. */
  @FunctionalInterface
  interface SecondTaker {
    /**
     * The next second, or at the end what is left of one.
     *
     * @param bytes of which the first {@code length} are its samples, during the call
     */
    void take(long second, byte[] bytes, int length);
  }
}
