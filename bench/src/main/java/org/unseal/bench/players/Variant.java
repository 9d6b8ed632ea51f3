package org.unseal.bench.players;

import java.util.Optional;
import java.util.Set;

/**
 * One kind of recording and what of it is covered.
 *
 * @param title in the table
 * @param container libav's muxer name
 * @param x264 options of the encoder, {@code key=value:key=value}
 * @param more options of the writer, {@code key=value;key=value}; may be empty
 * @param fullRange black is 0
 * @param evenTimes frames follow each other at one rate
 * @param frames how many are shown
 * @param gop frames from one keyframe to the next
 * @param before frames that the recording has before what is shown
 * @param behind frames that it has behind that
 * @param masked the GOPs with a mask, counted in the recording
 * @param maskFrom first frame of such a GOP with a mask, counted within it
 * @param wholeBecause why everything is encoded anew; empty where GOPs pass
 */
record Variant(
    String title,
    String container,
    String x264,
    String more,
    boolean fullRange,
    boolean evenTimes,
    int frames,
    int gop,
    int before,
    int behind,
    Set<Integer> masked,
    int maskFrom,
    Optional<String> wholeBecause) {
  Variant {
    masked = Set.copyOf(masked);
  }

  /** Whether a frame of what is shown has a mask. */
  boolean masked(int frame) {
    int recorded = before + frame;
    return masked.contains(recorded / gop) && recorded % gop >= maskFrom;
  }

  /** Whether only a part of the recording is shown. */
  boolean cut() {
    return before + behind > 0;
  }

  /** How many frames the recording has. */
  int recorded() {
    return before + frames + behind;
  }

  /** When the recording has a frame, in hundredths of a second. */
  long recordedTicks(int frame) {
    return frame < before ? 4L * frame : 4L * before + ticks(frame - before);
  }

  /** When a frame of what is shown is shown, in hundredths of a second. */
  long ticks(int frame) {
    long ticks = 0;
    for (int i = 0; i < frame; i++) {
      ticks += evenTimes ? 4 : 4 + 2 * (i * 7 % 5) + (i % 40 == 39 ? 60 : 0);
    }
    return ticks;
  }

  /** Whether the recording has sound, which is kept. */
  boolean sound() {
    return more.contains("tone=");
  }

  @Override
  public String toString() {
    return title;
  }

  /**
   * Begins with 150 frames of 25 a second in closed GOPs of 15, three of the ten masked in two
   * runs.
   */
  static Draft of(String title, String container, String x264) {
    return new Draft(title, container, x264);
  }

  /** A variant that is being put together. */
  static final class Draft {
    private final String title;
    private final String container;
    private final String x264;
    private String more = "";
    private boolean fullRange;
    private boolean evenTimes = true;
    private int frames = 150;
    private int gop = 15;
    private int before;
    private int behind;
    private Set<Integer> masked = Set.of(2, 3, 6);
    private int maskFrom;
    private Optional<String> wholeBecause = Optional.empty();

    private Draft(String title, String container, String x264) {
      this.title = title;
      this.container = container;
      this.x264 = x264;
    }

    Draft with(String writerOptions) {
      more = writerOptions;
      return this;
    }

    Draft fullRange() {
      fullRange = true;
      return this;
    }

    Draft uneven() {
      evenTimes = false;
      return this;
    }

    Draft frames(int count) {
      frames = count;
      return this;
    }

    Draft gop(int length) {
      gop = length;
      return this;
    }

    /** The recording has so many frames more on both sides, which are not shown. */
    Draft cutBy(int first, int last) {
      before = first;
      behind = last;
      return this;
    }

    Draft masked(Integer... gops) {
      masked = Set.of(gops);
      return this;
    }

    Draft maskedFrom(int frame) {
      maskFrom = frame;
      return this;
    }

    Draft wholeBecause(String reason) {
      wholeBecause = Optional.of(reason);
      return this;
    }

    Variant build() {
      return new Variant(
          title,
          container,
          x264,
          more,
          fullRange,
          evenTimes,
          frames,
          gop,
          before,
          behind,
          masked,
          maskFrom,
          wholeBecause);
    }
  }
}
