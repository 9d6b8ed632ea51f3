package org.unseal.engine.port;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** Decoded sound, block after block, in memory that does not grow with its length. One thread. */
public interface SoundReading extends AutoCloseable {
  /** What it is. */
  SoundFacts facts();

  /** The next samples; empty at the end. */
  Optional<SoundBlock> next();

  /**
   * Whether the file was read to a proper end, and nothing in it was broken. Known after the end.
   */
  boolean whole();

  @Override
  void close();

  /**
   * What is decoded.
   *
   * @param codec its short name, as {@code pcm_mulaw}
   * @param rate samples a second
   * @param channels in the file, whichever are heard
   * @param bits how fine a sample near silence is where samples are stored one by one: 16 of 16-bit
   *     PCM, 13 of G.711 mu-law, 12 of A-law; 0 of a codec that stores no samples
   */
  record SoundFacts(String codec, int rate, int channels, int bits) {
    /** Below it nobody can be heard. */
    public static final int LOWEST_RATE = 1_000;

    public SoundFacts {
      requireNonNull(codec, "codec");
      if (rate < LOWEST_RATE || channels < 1 || bits < 0 || bits > 32) {
        throw new IllegalArgumentException(
            rate + " Hz, " + channels + " channels, " + bits + " bits");
      }
    }

    /**
     * Whether samples are stored one by one, so that a silence of equal samples was recorded as
     * one.
     */
    public boolean exact() {
      return bits > 0;
    }
  }

  /**
   * Samples that belong together.
   *
   * @param first the first one's place in the recording, from 0; behind a gap that the container
   *     knows of it is more than what came before
   * @param samples full scale is 32 bits; not to be kept or changed
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, by one thread
  record SoundBlock(long first, int[] samples) {
    public SoundBlock {
      requireNonNull(samples, "samples");
    }
  }
}
