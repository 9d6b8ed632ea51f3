package org.unseal.engine.dispatch.listen;

import java.util.List;

/**
 * How loud a recording is, in frames of 10 ms. Frame k begins at sample {@code k * rate / 100},
 * rounded down. Unchangeable.
 */
public final class Levels {
  /** Frames a second. */
  public static final int FRAMES_A_SECOND = 100;

  /** The level of nothing at all, hundredths of a decibel below full scale. */
  public static final int NOTHING = -14_000;

  private final int rate;
  private final long samples;
  private final short[] frames;
  private final short[] edges;
  private final List<SampleSpan> still;
  private final List<SampleSpan> gaps;
  private final boolean allStillKnown;

  Levels(
      int rate,
      long samples,
      short[] frames,
      short[] edges,
      List<SampleSpan> still,
      List<SampleSpan> gaps,
      boolean allStillKnown) {
    this.rate = rate;
    this.samples = samples;
    this.frames = frames;
    this.edges = edges;
    this.still = List.copyOf(still);
    this.gaps = List.copyOf(gaps);
    this.allStillKnown = allStillKnown;
  }

  /** Samples a second. */
  public int rate() {
    return rate;
  }

  /** How long the recording is, in samples, with the gaps that the container knows of. */
  public long samples() {
    return samples;
  }

  /** How long it is in microseconds, rounded down. */
  public long durationMicros() {
    return SampleSpan.micros(samples, rate);
  }

  public int count() {
    return frames.length;
  }

  /**
   * A frame's level between about 200 and 3,800 Hz, in hundredths of a decibel below full scale.
   */
  public int at(int frame) {
    return frames[frame];
  }

  /**
   * How much of a frame's sound is high: the level of the differences between its samples over its
   * own, in hundredths of a decibel. Noise of one line has one, a vowel another.
   */
  public int tilt(int frame) {
    return edges[frame] - frames[frame];
  }

  /** The first sample of a frame. */
  public long sampleOf(int frame) {
    return (long) frame * rate / FRAMES_A_SECOND;
  }

  /** The frame that a sample lies in. */
  public int frameOf(long sample) {
    int frame = (int) Math.min(frames.length - 1L, sample * FRAMES_A_SECOND / rate);
    return frame + 1 < frames.length && sampleOf(frame + 1) <= sample ? frame + 1 : frame;
  }

  /** Stretches in which nothing moves: samples that are, or nearly are, all the same. */
  public List<SampleSpan> still() {
    return still;
  }

  /** Whether {@link #still} is all there are; a hostile file has millions. */
  public boolean allStillKnown() {
    return allStillKnown;
  }

  /** Stretches that the container says are missing. */
  public List<SampleSpan> gaps() {
    return gaps;
  }
}
