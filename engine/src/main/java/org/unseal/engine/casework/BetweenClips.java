package org.unseal.engine.casework;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.unseal.engine.export.Missing;
import org.unseal.engine.publish.PublicationContent.ClipRelease;
import org.unseal.engine.scoping.CaseScope;
import org.unseal.engine.scoping.TrueTimes;
import org.unseal.model.order.ClauseId;
import org.unseal.proof.time.TimeText;

/**
 * Says what a viewer misses between a clip and the next one: what was recorded there and is not
 * released, on what ground, and how far apart the two are where the clocks can tell.
 */
final class BetweenClips {
  private final List<CaseScope.Row> rows;
  private final Clocks clocks;

  /** When places truly were; those of which nothing is known are missing. */
  @FunctionalInterface
  interface Clocks {
    /** Of all of them at once. */
    Map<TrueTimes.Place, TrueTimes.Interval> of(List<TrueTimes.Place> places);
  }

  BetweenClips(List<CaseScope.Row> rows, Clocks clocks) {
    this.rows = List.copyOf(rows);
    this.clocks = requireNonNull(clocks, "clocks");
  }

  /** In lines, at least one. */
  List<String> words(ClipRelease before, ClipRelease next) {
    List<String> lines = new ArrayList<>();
    if (before.recording().equals(next.recording())) {
      int from = before.frames().endExclusive();
      int to = next.frames().start();
      if (to < from) {
        lines.add("an earlier part of the same recording follows");
      } else {
        lines.addAll(
            kept(
                before.recording(),
                row -> row.frames().start() >= from && row.frames().endExclusive() <= to));
        if (lines.isEmpty()) {
          lines.add("nothing is missing here");
        }
      }
      return lines;
    }
    kept(before.recording(), row -> row.frames().start() >= before.frames().endExclusive())
        .forEach(line -> lines.add("at the end of " + before.source() + ": " + line));
    lines.add("%s follows, clip %s".formatted(next.source(), next.id()));
    lines.add(distance(before, next));
    kept(next.recording(), row -> row.frames().endExclusive() <= next.frames().start())
        .forEach(line -> lines.add("at the start of " + next.source() + ": " + line));
    return lines;
  }

  private List<String> kept(String item, Predicate<CaseScope.Row> where) {
    Map<String, Long> lengths = new LinkedHashMap<>();
    for (CaseScope.Row row : rows) {
      if (row.item().equals(item) && !row.fate().published() && where.test(row)) {
        lengths.merge(ground(row.clause()), row.ends() - row.begins(), Long::sum);
      }
    }
    return lengths.entrySet().stream()
        .map(
            one ->
                new Missing(
                        Missing.Why.NOT_RELEASED,
                        Optional.of(one.getKey()),
                        OptionalLong.of(one.getValue()))
                    .words())
        .toList();
  }

  private static String ground(Optional<ClauseId> clause) {
    return clause.map(id -> "withheld by " + id).orElse("no ruling speaks of it");
  }

  private String distance(ClipRelease before, ClipRelease next) {
    TrueTimes.Place end = new TrueTimes.Place(before.recording(), end(before));
    TrueTimes.Place begin = new TrueTimes.Place(next.recording(), begin(next));
    Map<TrueTimes.Place, TrueTimes.Interval> known = clocks.of(List.of(end, begin));
    TrueTimes.Interval ended = known.get(end);
    TrueTimes.Interval begun = known.get(begin);
    if (ended == null || begun == null) {
      return "how much time lies between them is not known: clocks unknown";
    }
    return "it begins %s clip %s ends"
        .formatted(
            TimeText.against(
                OptionalLong.of(begun.earliest() - ended.latest()),
                OptionalLong.of(begun.latest() - ended.earliest())),
            before.id());
  }

  private List<CaseScope.Row> of(ClipRelease clip) {
    return rows.stream().filter(row -> row.clip().equals(Optional.of(clip.id()))).toList();
  }

  private long begin(ClipRelease clip) {
    return of(clip).getFirst().begins();
  }

  private long end(ClipRelease clip) {
    return of(clip).getLast().ends();
  }
}
