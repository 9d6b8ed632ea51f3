package org.unseal.proof.verify;

import java.util.Optional;
import java.util.function.Consumer;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.time.Dropped;
import org.unseal.proof.time.TimelineCheck;
import org.unseal.proof.time.TimelineDocument;

/** Solves a timeline again and tells what does not follow. */
final class SolvedTimeline {
  private SolvedTimeline() {}

  /**
   * Checks one.
   *
   * @return what became of it, in words; empty where it can't be read
   */
  static Optional<String> check(String name, byte[] bytes, Consumer<Finding> findings) {
    TimelineDocument timeline;
    try {
      timeline = TimelineDocument.read(bytes);
    } catch (MalformedJsonException e) {
      findings.accept(
          Finding.of(
              FindingCode.TIMELINE_UNREADABLE, name, e.getMessage() == null ? "" : e.getMessage()));
      return Optional.empty();
    }
    TimelineCheck.Result result = TimelineCheck.check(timeline);
    for (String misfit : result.misfits()) {
      findings.accept(Finding.of(FindingCode.TIME_NOT_IMPLIED, name, misfit));
    }
    if (!result.unsolved().isEmpty()) {
      findings.accept(Finding.of(FindingCode.TIME_UNSOLVED, name, result.unsolved()));
      return Optional.of("not solved, " + result.unsolved());
    }
    if (result.unresolved()) {
      findings.accept(Finding.of(FindingCode.TIME_CONTRADICTS, name, "no time is stated"));
    }
    for (Dropped dropped : timeline.dropped()) {
      if (dropped.why() == Dropped.Why.WITHDRAWN) {
        findings.accept(
            Finding.of(
                FindingCode.TIME_LEFT_OUT,
                name,
                "%s, by %s: %s".formatted(dropped.event(), dropped.by(), dropped.reason())));
      }
    }
    int statements =
        timeline.statements().scales().size()
            + timeline.statements().events().size()
            + timeline.statements().ticks().size()
            + timeline.statements().orders().size();
    return Optional.of(
        result.misfits().isEmpty()
            ? "%s solved again; they follow from %s, whose truth is not proved"
                .formatted(
                    Words.count(result.bounds(), "interval", "intervals"),
                    Words.count(statements, "statement", "statements"))
            : "what is stated does not follow, see the findings");
  }
}
