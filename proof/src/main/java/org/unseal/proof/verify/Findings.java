package org.unseal.proof.verify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.unseal.proof.release.Entry;
import org.unseal.proof.seal.LeafTime;
import org.unseal.proof.seal.TrackId;

/** Collects findings; of each kind no more than anybody reads, but counts them all. One thread. */
final class Findings {
  private static final int MOST_OF_A_KIND = 50;

  private final List<Finding> list = new ArrayList<>();
  private final Map<FindingCode, Long> counts = new EnumMap<>(FindingCode.class);

  void add(Finding finding) {
    long count = counts.merge(finding.code(), 1L, Long::sum);
    if (count <= MOST_OF_A_KIND) {
      list.add(finding);
    }
  }

  void add(FindingCode code, String file, String words) {
    add(Finding.of(code, file, words));
  }

  /** All of a release within, whose files have this before their names here. */
  void addAll(Verdict verdict, String before) {
    Map<FindingCode, Long> listed = new EnumMap<>(FindingCode.class);
    for (Finding finding : verdict.findings()) {
      listed.merge(finding.code(), 1L, Long::sum);
      add(
          new Finding(
              finding.code(),
              before + finding.file(),
              finding.track(),
              finding.leaf(),
              finding.when(),
              finding.words()));
    }
    verdict
        .counts()
        .forEach(
            (code, count) -> {
              long left = count - listed.getOrDefault(code, 0L);
              if (left > 0) {
                counts.merge(code, left, Long::sum);
              }
            });
  }

  /** About a leaf. */
  void add(FindingCode code, String file, TrackId track, Entry entry, String words) {
    Optional<LeafTime> when =
        entry instanceof Entry.Timed timed ? Optional.of(timed.time()) : Optional.empty();
    add(new Finding(code, file, Optional.of(track), OptionalLong.of(entry.leaf()), when, words));
  }

  /** Whether anything does not match. */
  boolean wrong() {
    return counts.keySet().stream().anyMatch(code -> code.group() == FindingCode.Group.MATCH);
  }

  List<Finding> list() {
    return List.copyOf(list);
  }

  Map<FindingCode, Long> counts() {
    return new EnumMap<>(counts);
  }
}
