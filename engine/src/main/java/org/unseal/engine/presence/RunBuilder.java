package org.unseal.engine.presence;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.unseal.engine.presence.PresenceLedger.Run;
import org.unseal.model.recording.FrameSpan;

/** Puts like frames together. Which masks cover somebody does not part two runs, but grounds do. */
final class RunBuilder {
  private final List<Run> runs = new ArrayList<>();

  void add(int frame, Whereabouts where, boolean seen) {
    add(one(frame, where, seen, new TreeSet<>(), new TreeSet<>(), false, Optional.empty()));
  }

  void add(int frame, Confirmation said) {
    add(
        one(
            frame,
            said.where(),
            false,
            new TreeSet<>(),
            new TreeSet<>(),
            false,
            Optional.of(said)));
  }

  void add(
      int frame,
      boolean seen,
      NavigableSet<String> masks,
      NavigableSet<String> grounds,
      boolean groundMissing,
      Optional<Confirmation> said) {
    add(one(frame, Whereabouts.COVERED, seen, masks, grounds, groundMissing, said));
  }

  private static Run one(
      int frame,
      Whereabouts where,
      boolean seen,
      NavigableSet<String> masks,
      NavigableSet<String> grounds,
      boolean groundMissing,
      Optional<Confirmation> said) {
    FrameSpan span = new FrameSpan(frame, frame + 1);
    return new Run(span, where, seen, masks, grounds, groundMissing, said);
  }

  private void add(Run next) {
    if (!runs.isEmpty() && alike(runs.getLast(), next)) {
      Run last = runs.removeLast();
      NavigableSet<String> masks = new TreeSet<>(last.masks());
      masks.addAll(next.masks());
      runs.add(
          new Run(
              new FrameSpan(last.frames().start(), next.frames().endExclusive()),
              last.where(),
              last.seen(),
              masks,
              last.grounds(),
              last.groundMissing(),
              last.confirmed()));
    } else {
      runs.add(next);
    }
  }

  private static boolean alike(Run one, Run other) {
    return one.where() == other.where()
        && one.seen() == other.seen()
        && one.grounds().equals(other.grounds())
        && one.groundMissing() == other.groundMissing()
        && one.confirmed().equals(other.confirmed());
  }

  List<Run> build() {
    return List.copyOf(runs);
  }
}
