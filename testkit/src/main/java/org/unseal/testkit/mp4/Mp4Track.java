package org.unseal.testkit.mp4;

import java.util.ArrayList;
import java.util.List;

/** One track of a file, its tables unrolled. */
public final class Mp4Track {
  private static final int ENTRY_HEADER = 8;
  private static final int VISUAL_ENTRY = 78;

  private final Mp4Box box;
  private final List<Sample> samples = new ArrayList<>();

  /** A sample: where it lies in the file, when it begins and how long it lasts in ticks. */
  public record Sample(long offset, int size, long time, long duration, boolean key) {}

  Mp4Track(Mp4Box box) {
    this.box = box;
    Mp4Box table = box.at("mdia", "minf", "stbl");
    List<Long> durations = runs(table.at("stts"));
    List<Long> offsets = offsets(table);
    Mp4Box sizes = table.at("stsz");
    long time = 0;
    for (int i = 0; i < sizes.u32(8); i++) {
      int number = i + 1;
      boolean key = table.find("stss").map(s -> contains(s, number)).orElse(true);
      int size = (int) sizes.u32(12 + 4 * i);
      samples.add(new Sample(0, size, time, durations.get(i), key));
      time += durations.get(i);
    }
    place(table.at("stsc"), offsets);
  }

  private void place(Mp4Box chunkLengths, List<Long> offsets) {
    int sample = 0;
    for (int chunk = 1; chunk <= offsets.size(); chunk++) {
      long count = 0;
      for (int i = 0; i < chunkLengths.u32(4); i++) {
        if (chunkLengths.u32(8 + 12 * i) <= chunk) {
          count = chunkLengths.u32(12 + 12 * i);
        }
      }
      long at = offsets.get(chunk - 1);
      for (int i = 0; i < count; i++) {
        Sample old = samples.get(sample);
        samples.set(sample++, new Sample(at, old.size(), old.time(), old.duration(), old.key()));
        at += old.size();
      }
    }
    if (sample != samples.size()) {
      throw new AssertionError(sample + " samples in chunks, " + samples.size() + " in all");
    }
  }

  private static List<Long> runs(Mp4Box stts) {
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < stts.u32(4); i++) {
      for (long n = 0; n < stts.u32(8 + 8 * i); n++) {
        all.add(stts.u32(12 + 8 * i));
      }
    }
    return all;
  }

  private static List<Long> offsets(Mp4Box table) {
    List<Long> all = new ArrayList<>();
    boolean wide = table.find("co64").isPresent();
    Mp4Box box = wide ? table.at("co64") : table.at("stco");
    for (int i = 0; i < box.u32(4); i++) {
      all.add(wide ? box.body().getLong(8 + 8 * i) : box.u32(8 + 4 * i));
    }
    return all;
  }

  private static boolean contains(Mp4Box stss, int number) {
    for (int i = 0; i < stss.u32(4); i++) {
      if (stss.u32(8 + 4 * i) == number) {
        return true;
      }
    }
    return false;
  }

  /** The {@code trak} itself. */
  public Mp4Box box() {
    return box;
  }

  /** {@code vide} or {@code soun}. */
  public String handler() {
    int letters = box.at("mdia", "hdlr").body().getInt(8);
    StringBuilder text = new StringBuilder();
    for (int shift = 24; shift >= 0; shift -= 8) {
      text.append((char) (letters >>> shift & 0xFF));
    }
    return text.toString();
  }

  /** Ticks a second. */
  public long timeScale() {
    Mp4Box header = box.at("mdia", "mdhd");
    return header.u32(header.body().get(0) == 1 ? 20 : 12);
  }

  public List<Sample> samples() {
    return List.copyOf(samples);
  }

  /** When each sample begins, in ticks. */
  public List<Long> times() {
    return samples.stream().map(Sample::time).toList();
  }

  /** The sample entry; there is one. */
  public Mp4Box entry() {
    Mp4Box descriptions = box.at("mdia", "minf", "stbl", "stsd");
    List<Mp4Box> entries =
        Mp4Box.parse(
            descriptions.body().slice(8, descriptions.body().limit() - 8),
            descriptions.bodyStart() + ENTRY_HEADER);
    if (entries.size() != 1) {
      throw new AssertionError(entries.size() + " sample entries");
    }
    return entries.getFirst();
  }

  /** The boxes in the sample entry of a video track. */
  public List<Mp4Box> visualEntryBoxes() {
    Mp4Box entry = entry();
    return Mp4Box.parse(
        entry.body().slice(VISUAL_ENTRY, entry.body().limit() - VISUAL_ENTRY),
        entry.bodyStart() + VISUAL_ENTRY);
  }
}
