package org.unseal.proof.verify;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.unseal.model.plan.FrameCover;
import org.unseal.proof.release.Entry;
import org.unseal.proof.release.PlanDocument;
import org.unseal.proof.release.PlanDocument.Run;
import org.unseal.proof.release.ReleaseTrack;

/**
 * Checks that what was decided is what was done: no frame with a mask in a leaf that was copied,
 * and none re-encoded without a mask or a reason. The i-th frame of the plan is the one that is
 * shown as the i-th of the track.
 */
final class PlanCheck {
  private final Findings findings;

  /** Frames before each run, and at the end all of them. */
  private final long[] starts;

  /** The same of frames with a mask. */
  private final long[] masked;

  private final List<Run> runs;
  private final long total;

  PlanCheck(PlanDocument plan, Findings findings) {
    this.findings = findings;
    runs = plan.runs();
    total = plan.frames();
    starts = new long[runs.size() + 1];
    masked = new long[runs.size() + 1];
    for (int i = 0; i < runs.size(); i++) {
      int frames = runs.get(i).frames();
      starts[i + 1] = starts[i] + frames;
      masked[i + 1] = masked[i] + (isMask(i) ? frames : 0);
    }
  }

  private boolean isMask(int run) {
    return !(runs.get(run).cover() instanceof FrameCover.Nothing);
  }

  /**
   * Checks the recording's first video track.
   *
   * @param file the plan's name
   */
  void check(ReleaseTrack track, String file) {
    List<Entry> entries = track.entries();
    OptionalLong untold = untold(entries, total);
    if (untold.isEmpty()) {
      findings.add(
          FindingCode.PLAN_DIFFERS,
          file,
          "it is about " + total + " frames, which are not those of the manifest");
      return;
    }
    long frame = 0;
    int next = 0;
    while (next < entries.size()) {
      int end = next;
      while (end < entries.size() && !absent(entries.get(end))) {
        end++;
      }
      if (end > next) {
        frame = stretch(track, entries.subList(next, end), frame, file);
        next = end;
      } else {
        frame += units(entries.get(next)).orElse(untold.getAsLong());
        next++;
      }
    }
  }

  /** Whether the entry is of leaves that are not shown. */
  static boolean absent(Entry entry) {
    return entry instanceof Entry.Closed || entry instanceof Entry.OpenedTime;
  }

  /**
   * Frames of the one run that does not say how many it has; 0 where all say it, empty where it
   * can't be found out or does not add up.
   */
  static OptionalLong untold(List<Entry> entries, long total) {
    long told = 0;
    int silent = 0;
    for (Entry entry : entries) {
      OptionalLong units = units(entry);
      told += units.orElse(0);
      silent += units.isPresent() ? 0 : 1;
    }
    long rest = total - told;
    return (silent == 0 && rest == 0) || (silent == 1 && rest >= 0)
        ? OptionalLong.of(rest)
        : OptionalLong.empty();
  }

  /** How many frames an entry is of, where that is said. */
  static OptionalLong units(Entry entry) {
    return switch (entry) {
      case Entry.Shown shown -> OptionalLong.of(shown.times().units());
      case Entry.Gap _ -> OptionalLong.of(0);
      case Entry.Closed closed ->
          closed.units().isPresent()
              ? OptionalLong.of(closed.units().getAsInt())
              : OptionalLong.empty();
      case Entry.OpenedTime opened ->
          opened.units().isPresent()
              ? OptionalLong.of(opened.units().getAsInt())
              : OptionalLong.empty();
    };
  }

  /** Entries one after the other whose times are all open; returns the frame behind them. */
  private long stretch(ReleaseTrack track, List<Entry> entries, long first, String file) {
    long[] order =
        entries.stream()
            .flatMapToLong(
                entry ->
                    entry instanceof Entry.Shown shown
                        ? Arrays.stream(shown.times().sorted())
                        : Arrays.stream(new long[0]))
            .sorted()
            .toArray();
    for (Entry entry : entries) {
      if (entry instanceof Entry.Shown shown) {
        boolean masked = masked(shown, order, first);
        if (masked && shown instanceof Entry.Pass) {
          findings.add(
              FindingCode.PLAN_DIFFERS,
              file,
              track.track(),
              entry,
              "a frame is covered in the plan and was published as it was");
        }
        if (!masked
            && shown instanceof Entry.Render render
            && render.why().isEmpty()
            && render.frames().isEmpty()) {
          findings.add(FindingCode.RENDER_UNEXPLAINED, file, track.track(), entry, "");
        }
      }
    }
    return first + order.length;
  }

  private boolean masked(Entry.Shown shown, long[] order, long first) {
    for (int unit = 0; unit < shown.times().units(); unit++) {
      long pts = shown.times().pts(unit);
      // of several frames at one time any may be meant
      if (maskedBefore(first + below(order, pts + 1)) > maskedBefore(first + below(order, pts))) {
        return true;
      }
    }
    return false;
  }

  /** How many times are below this one. */
  private static int below(long[] order, long time) {
    int low = 0;
    int high = order.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (order[middle] < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many frames before this one have a mask; beyond the plan all have. */
  private long maskedBefore(long frame) {
    if (frame >= total) {
      return masked[runs.size()] + frame - total;
    }
    int run = Arrays.binarySearch(starts, frame);
    run = run < 0 ? -run - 2 : run;
    return masked[run] + (isMask(run) ? frame - starts[run] : 0);
  }
}
