package org.unseal.engine.scope;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.order.OrdersInForce;
import org.unseal.model.order.Clause;
import org.unseal.model.order.ClauseId;
import org.unseal.model.order.Disposition;
import org.unseal.model.order.ScopeItem;
import org.unseal.model.order.WallSpan;
import org.unseal.model.recording.FrameSpan;

/**
 * Finds what becomes of every frame. A range applies inward where it releases, to frames that
 * certainly lie in it, and outward where it withholds, to frames that may. Where several clauses
 * speak of one frame, withholding beats redacting, and that releasing; of equals the one that was
 * said last is the ground.
 */
public final class ScopeStep {
  /** The fate of all frames of these recordings under these orders. */
  public Scope run(OrdersInForce orders, List<ScopedRecording> recordings) {
    List<Wish> wishes = wishes(orders.inForce());
    List<Scope.ItemScope> items = new ArrayList<>();
    for (ScopedRecording recording : recordings) {
      items.add(scope(recording, wishes));
    }
    List<Scope.Unmapped> unmapped =
        wishes.stream()
            .filter(wish -> !wish.found)
            .map(wish -> new Scope.Unmapped(wish.clause, wish.item))
            .toList();
    return new Scope(items, unmapped);
  }

  /** One wish of one clause, and whether any frame was found for it. */
  private static final class Wish {
    private final ClauseId clause;
    private final ScopeItem item;
    private boolean found;

    Wish(ClauseId clause, ScopeItem item) {
      this.clause = clause;
      this.item = item;
    }

    Scope.Fate fate() {
      return switch (item.disposition()) {
        case RELEASE -> Scope.Fate.RELEASE;
        case REDACT -> Scope.Fate.REDACT;
        case WITHHOLD -> Scope.Fate.WITHHELD;
      };
    }
  }

  private static List<Wish> wishes(List<Clause> clauses) {
    List<Wish> wishes = new ArrayList<>();
    for (Clause clause : clauses) {
      clause.scope().forEach(item -> wishes.add(new Wish(clause.id(), item)));
    }
    return wishes;
  }

  private static Scope.ItemScope scope(ScopedRecording recording, List<Wish> wishes) {
    List<Wish> mine =
        wishes.stream().filter(wish -> wish.item.source().equals(recording.source())).toList();
    List<Scope.Stretch> stretches = new ArrayList<>();
    int begun = 0;
    Decided current = decide(recording, 0, mine);
    for (int frame = 1; frame < recording.frames(); frame++) {
      Decided next = decide(recording, frame, mine);
      if (!next.equals(current)) {
        stretches.add(current.over(new FrameSpan(begun, frame)));
        begun = frame;
        current = next;
      }
    }
    stretches.add(current.over(new FrameSpan(begun, recording.frames())));
    return new Scope.ItemScope(recording.item(), recording.source(), recording.frames(), stretches);
  }

  private record Decided(Scope.Fate fate, Optional<ClauseId> ground) {
    Scope.Stretch over(FrameSpan frames) {
      return new Scope.Stretch(frames, fate, ground);
    }
  }

  private static Decided decide(ScopedRecording recording, int frame, List<Wish> wishes) {
    Decided decided = new Decided(Scope.Fate.NOT_ADDRESSED, Optional.empty());
    for (Wish wish : wishes) {
      if (applies(wish.item, recording, frame)) {
        wish.found = true;
        if (wish.fate().compareTo(decided.fate()) >= 0) {
          decided = new Decided(wish.fate(), Optional.of(wish.clause));
        }
      }
    }
    return decided;
  }

  /** Whether a clause wants this frame of the recording to be published, redacted or not. */
  public static boolean publishes(Clause clause, ScopedRecording recording, int frame) {
    return clause.scope().stream()
        .filter(item -> item.source().equals(recording.source()))
        .filter(item -> item.disposition() != Disposition.WITHHOLD)
        .anyMatch(item -> applies(item, recording, frame));
  }

  private static boolean applies(ScopeItem item, ScopedRecording recording, int frame) {
    if (item.when().isEmpty()) {
      return true;
    }
    WallSpan span = item.when().get();
    FrameStamps stamps =
        switch (span.clock()) {
          case RECORDER -> recording.recorder();
          case REFERENCE -> recording.reference();
        };
    boolean withholding = item.disposition() == Disposition.WITHHOLD;
    return stamps
        .of(frame)
        .map(stamp -> withholding ? mayLie(stamp, span) : certainlyLies(stamp, span))
        .orElse(withholding);
  }

  private static boolean certainlyLies(FrameStamps.Stamp stamp, WallSpan span) {
    return !stamp.earliest().isBefore(span.from()) && stamp.latest().isBefore(span.toExclusive());
  }

  private static boolean mayLie(FrameStamps.Stamp stamp, WallSpan span) {
    return !stamp.latest().isBefore(span.from()) && stamp.earliest().isBefore(span.toExclusive());
  }
}
