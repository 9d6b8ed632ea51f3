package org.unseal.proof.mp4;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds out whether samples and media are the same bytes: none left over, none used twice. */
final class Coverage {
  private Coverage() {}

  static void check(List<Span> media, List<Mp4Track> tracks, Oddities oddities) {
    List<Span> used = new ArrayList<>();
    for (Mp4Track track : tracks) {
      addRuns(track.samples(), used);
    }
    used.sort(Comparator.comparingLong(Span::from).thenComparingLong(Span::end));
    int next = 0;
    for (Span box : media) {
      long at = box.from();
      for (; next < used.size() && used.get(next).from() < box.end(); next++) {
        Span run = used.get(next);
        if (run.from() < at) {
          oddities.add(
              Oddity.Kind.MISPLACED_SAMPLES, "samples that overlap, or lie where no media is");
        } else if (run.from() > at) {
          oddities.add(Oddity.Kind.UNUSED_BYTES, "media bytes that belong to no sample");
        }
        if (run.end() > box.end()) {
          oddities.add(Oddity.Kind.MISPLACED_SAMPLES, "samples that reach beyond the media");
        }
        at = Math.max(at, run.end());
      }
      if (at < box.end()) {
        oddities.add(Oddity.Kind.UNUSED_BYTES, "media bytes that belong to no sample");
      }
    }
    if (next < used.size()) {
      oddities.add(Oddity.Kind.MISPLACED_SAMPLES, "samples that overlap, or lie where no media is");
    }
  }

  /** Samples that follow one another without a gap become one run; empty ones are nowhere. */
  private static void addRuns(Mp4Samples samples, List<Span> runs) {
    long from = 0;
    long end = 0;
    for (int i = 0; i < samples.count(); i++) {
      if (samples.size(i) == 0) {
        continue;
      }
      if (samples.offset(i) != end) {
        if (end > from) {
          runs.add(new Span(from, end));
        }
        from = samples.offset(i);
      }
      end = samples.offset(i) + samples.size(i);
    }
    if (end > from) {
      runs.add(new Span(from, end));
    }
  }
}
