package org.unseal.engine.scoping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.unseal.engine.order.OrdersInForce;
import org.unseal.engine.scope.Scope;
import org.unseal.engine.scope.ScopeStep;
import org.unseal.engine.scope.ScopedRecording;
import org.unseal.model.order.Clause;
import org.unseal.model.order.ClauseId;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.scope.Clip;

/**
 * Cuts what is published into clips: every longest run of published frames of one recording, in the
 * order in which the rulings speak of them, those of one clause by their recordings and frames.
 */
final class ClipCutter {
  private final OrdersInForce orders;

  ClipCutter(OrdersInForce orders) {
    this.orders = orders;
  }

  private record Cut(
      String item, String source, FrameSpan frames, boolean redacted, Set<ClauseId> clauses) {}

  /** The clips of these recordings. */
  List<Clip> clips(Scope scope, List<ScopedRecording> recordings) {
    List<Cut> cuts = new ArrayList<>();
    for (ScopedRecording recording : recordings) {
      scope.items().stream()
          .filter(item -> item.item().equals(recording.item()))
          .forEach(item -> cut(item, recording, cuts));
    }
    List<ClauseId> said = orders.clauses().stream().map(s -> s.clause().id()).toList();
    // A stable sort: what one clause says stays in the order of recordings and frames.
    cuts.sort(
        Comparator.comparingInt(
            cut -> cut.clauses().stream().mapToInt(said::indexOf).min().orElse(said.size())));
    List<Clip> clips = new ArrayList<>();
    for (Cut cut : cuts) {
      clips.add(
          new Clip(
              "c" + (clips.size() + 1),
              cut.item(),
              cut.source(),
              cut.frames(),
              cut.redacted(),
              List.copyOf(cut.clauses())));
    }
    return clips;
  }

  private void cut(Scope.ItemScope item, ScopedRecording recording, List<Cut> cuts) {
    List<Scope.Stretch> run = new ArrayList<>();
    for (Scope.Stretch stretch : item.stretches()) {
      if (stretch.fate().published()) {
        run.add(stretch);
      } else {
        close(item, recording, run, cuts);
      }
    }
    close(item, recording, run, cuts);
  }

  private void close(
      Scope.ItemScope item, ScopedRecording recording, List<Scope.Stretch> run, List<Cut> cuts) {
    if (run.isEmpty()) {
      return;
    }
    FrameSpan frames =
        new FrameSpan(run.getFirst().frames().start(), run.getLast().frames().endExclusive());
    Set<ClauseId> clauses = new LinkedHashSet<>();
    for (Scope.Stretch stretch : run) {
      for (Clause clause : orders.inForce()) {
        if (ScopeStep.publishes(clause, recording, stretch.frames().start())) {
          clauses.add(clause.id());
        }
      }
    }
    cuts.add(
        new Cut(
            item.item(),
            item.source(),
            frames,
            run.stream().anyMatch(stretch -> stretch.fate() == Scope.Fate.REDACT),
            clauses));
    run.clear();
  }
}
