package org.unseal.proof.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unseal.proof.release.SoundPlan;

/** What is muted in a call, in words. */
final class MutedWords {
  private MutedWords() {}

  static List<String> of(SoundPlan plan) {
    List<String> lines = new ArrayList<>();
    if (plan.spans().isEmpty()) {
      return List.of("Nothing in it is muted.");
    }
    SortedMap<String, Long> samples = new TreeMap<>();
    for (SoundPlan.Span span : plan.spans()) {
      samples.merge(
          span.with().word() + " in its place: " + Finding.harmless(span.ground()),
          span.end() - span.from(),
          Long::sum);
    }
    samples.forEach(
        (what, count) ->
            lines.add(
                "Muted, sample by sample: %s, %s"
                    .formatted(
                        Words.seconds(Math.ceilDiv(count * 1_000_000L, plan.format().rate())),
                        what)));
    return lines;
  }
}
