package org.unseal.engine.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.transcript.SpokenSpan;
import org.unseal.engine.transcript.Transcript;
import org.unseal.proof.release.SoundPlan;

/**
 * A transcript as it may leave with a muted call: of whatever was said while something is muted
 * nothing is left, not even for how long or by whom within the mute. Nobody knows at which instant
 * a word of a span is said, so that one that a mute touches loses all of them: divide it before
 * with {@code transcript edit split} to keep the rest. Times are of the released file.
 */
public final class MutedTranscript {
  private static final long MICROS = 1_000_000;

  private MutedTranscript() {}

  private record Removed(long from, long end, String ground) {}

  /** The transcript of a released call. */
  public static Transcript of(Transcript all, SoundPlan plan) {
    long begins = micros(plan.first(), plan);
    long ends = Math.ceilDiv(plan.end() * MICROS, plan.format().rate());
    List<Removed> mutes = plan.spans().stream().map(span -> removed(span, plan)).toList();
    List<Removed> removed = new ArrayList<>(mutes);
    List<Transcript.Said> said = new ArrayList<>();
    for (SpokenSpan span : all.spans()) {
      if (span.end() <= begins || span.start() >= ends) {
        continue;
      }
      Optional<Removed> mute =
          mutes.stream().filter(one -> one.from < span.end() && one.end > span.start()).findFirst();
      if (mute.isPresent()) {
        outside(span, mutes, mute.get().ground, removed);
      } else if (span.start() >= begins && span.end() <= ends) {
        // one that is partly outside of what is heard goes: nobody knows which words are
        said.add(
            new Transcript.Said(
                span.start() - begins, span.end() - begins, span.speaker(), span.text()));
      }
    }
    for (Removed one : joined(removed)) {
      long from = Math.max(begins, one.from);
      long end = Math.min(Math.ceilDiv(ends, SpokenSpan.MILLI) * SpokenSpan.MILLI, one.end);
      if (from < end) {
        said.add(
            new Transcript.Said(
                from - begins,
                end - begins,
                Optional.empty(),
                "[removed: " + plain(one.ground) + "]"));
      }
    }
    return Transcript.of(said);
  }

  /** To whole milliseconds, outward. */
  private static Removed removed(SoundPlan.Span span, SoundPlan plan) {
    long from = Math.floorDiv(micros(span.from(), plan), SpokenSpan.MILLI);
    long end = Math.ceilDiv(Math.ceilDiv(span.end() * MICROS, plan.format().rate()), 1000L);
    return new Removed(from * SpokenSpan.MILLI, end * SpokenSpan.MILLI, span.ground());
  }

  private static long micros(long sample, SoundPlan plan) {
    return Math.floorDiv(sample * MICROS, plan.format().rate());
  }

  /** What of a span lies in no mute: it can be heard there, and what it is goes all the same. */
  private static void outside(
      SpokenSpan span, List<Removed> mutes, String ground, List<Removed> removed) {
    long at = span.start();
    for (Removed mute : mutes) {
      if (mute.end <= at || mute.from >= span.end()) {
        continue;
      }
      if (mute.from > at) {
        removed.add(new Removed(at, mute.from, ground));
      }
      at = Math.max(at, mute.end);
    }
    if (at < span.end()) {
      removed.add(new Removed(at, span.end(), ground));
    }
  }

  /** Those of one ground that touch or overlap are one. */
  private static List<Removed> joined(List<Removed> removed) {
    List<Removed> joined = new ArrayList<>();
    List<Removed> sorted =
        removed.stream()
            .sorted(
                java.util.Comparator.comparing(Removed::ground)
                    .thenComparingLong(Removed::from)
                    .thenComparingLong(Removed::end))
            .toList();
    for (Removed one : sorted) {
      Removed last = joined.isEmpty() ? one : joined.getLast();
      if (!joined.isEmpty() && last.ground.equals(one.ground) && one.from <= last.end) {
        joined.set(
            joined.size() - 1, new Removed(last.from, Math.max(last.end, one.end), one.ground));
      } else {
        joined.add(one);
      }
    }
    return joined;
  }

  /** A ground as a transcript may have it. */
  private static String plain(String ground) {
    String fit =
        ground.replaceAll("[^\\p{L}\\p{N} .,()§/-]", "-").replaceFirst("^[^\\p{L}\\p{N}]+", "");
    String cut = fit.substring(0, Math.min(64, fit.length())).strip();
    return cut.isEmpty() ? "on a ground" : cut;
  }
}
