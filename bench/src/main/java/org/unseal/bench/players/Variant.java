package org.unseal.bench.players;

import java.util.ArrayList;
import java.util.List;
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
 * @param gop frames from one IDR to the next
 * @param masked the GOPs with a mask
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
    int gop,
    Set<Integer> masked,
    int maskFrom,
    Optional<String> wholeBecause) {
  private static final int FRAMES = 150;
  private static final int GOP = 15;
  private static final Set<Integer> RUNS = Set.of(2, 3, 6);

  Variant {
    masked = Set.copyOf(masked);
  }

  /** Closed GOPs of one length, three of ten masked in two runs. */
  static Variant of(String title, String container, String x264) {
    return new Variant(title, container, x264, "", false, true, GOP, RUNS, 0, Optional.empty());
  }

  int frames() {
    return FRAMES;
  }

  int gops() {
    return FRAMES / gop;
  }

  boolean masked(int frame) {
    return masked.contains(frame / gop) && frame % gop >= maskFrom;
  }

  /** When a frame is shown, in hundredths of a second. */
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

  private Variant covering(Set<Integer> gops) {
    return new Variant(
        title, container, x264, more, fullRange, evenTimes, gop, gops, maskFrom, wholeBecause);
  }

  private Variant full() {
    return new Variant(
        title, container, x264, more, true, evenTimes, gop, masked, maskFrom, wholeBecause);
  }

  Variant uneven() {
    return new Variant(
        title, container, x264, more, fullRange, false, gop, masked, maskFrom, wholeBecause);
  }

  private Variant with(String writerOptions) {
    return new Variant(
        title,
        container,
        x264,
        writerOptions,
        fullRange,
        evenTimes,
        gop,
        masked,
        maskFrom,
        wholeBecause);
  }

  private Variant inOneGop(Set<Integer> gops, Optional<String> reason) {
    return new Variant(
        title, container, x264, more, fullRange, evenTimes, FRAMES, gops, maskFrom, reason);
  }

  private Variant maskedFrom(int frame) {
    return new Variant(
        title, container, x264, more, fullRange, evenTimes, gop, masked, frame, wholeBecause);
  }

  /** GOPs with open borders inside, which an IDR ends here and there. */
  private Variant open() {
    return new Variant(
        title,
        container,
        x264,
        "idr=45,90,120",
        fullRange,
        evenTimes,
        gop,
        masked,
        maskFrom,
        wholeBecause);
  }

  /** All that is tried. */
  static List<Variant> matrix() {
    String plain = "bframes=0";
    String two = "bframes=2:b-adapt=0";
    String inBand = ":repeat-headers=1";
    List<Variant> all = new ArrayList<>();
    for (String container : List.of("mp4", "matroska")) {
      all.add(of(container + ", 0 B", container, plain));
      all.add(of(container + ", 0 B, sets in-band", container, plain + inBand));
      all.add(of(container + ", 2 B", container, two));
      all.add(of(container + ", 2 B, sets in-band", container, two + inBand));
    }
    all.add(of("mpegts, 0 B, sets in-band", "mpegts", plain));
    all.add(of("mpegts, 2 B, sets in-band", "mpegts", two));
    for (String container : List.of("mp4", "matroska", "mpegts")) {
      all.add(of(container + ", 2 B, open GOPs", container, two + ":open-gop=1").open());
    }
    all.add(of("mp4, 3 B as pyramid, weights, 4 references", "mp4", "bframes=3:ref=4:weightp=2"));
    all.add(of("mp4, CAVLC, 0 B, Baseline", "mp4", "cabac=0:8x8dct=0:weightp=0:bframes=0"));
    all.add(of("mpegts, CAVLC, 2 B", "mpegts", "cabac=0:8x8dct=0:" + two));
    all.add(of("mp4, uneven times, 0 B", "mp4", plain).uneven());
    all.add(of("mp4, uneven times, 2 B", "mp4", two).uneven());
    all.add(of("matroska, uneven times, 2 B, sets in-band", "matroska", two + inBand).uneven());
    all.add(of("mp4, full range, 0 B", "mp4", plain).full());
    all.add(of("mp4, full range, CAVLC, sets in-band", "mp4", "cabac=0:" + plain + inBand).full());
    all.add(of("mpegts, full range, 2 B", "mpegts", two).full());
    all.add(of("mp4, first and last GOP", "mp4", two).covering(Set.of(0, 9)));
    all.add(
        of("matroska, first GOP, sets in-band", "matroska", plain + inBand).covering(Set.of(0)));
    all.add(of("mpegts, last GOP", "mpegts", two).covering(Set.of(9)));
    all.add(of("mp4, one GOP", "mp4", two).covering(Set.of(5)));
    all.add(of("mp4, every second GOP", "mp4", two).covering(Set.of(1, 3, 5, 7, 9)));
    all.add(of("mp4, all but one GOP", "mp4", plain).covering(Set.of(0, 1, 2, 3, 5, 6, 7, 8, 9)));
    all.add(of("mp4, masks from the middle of GOPs", "mp4", two).maskedFrom(7));
    all.add(of("mp4, nothing masked", "mp4", two).covering(Set.of()));
    all.add(
        of("mp4, a single GOP, nothing masked", "mp4", two).inOneGop(Set.of(), Optional.empty()));
    all.add(
        of("mp4, a single GOP, masked: all encoded", "mp4", two)
            .inOneGop(Set.of(0), Optional.of("EVERY_GOP_MASKED")));
    all.add(of("mp4, with sound", "mp4", two).with("tone=aac"));
    return all;
  }
}
