package org.unseal.proof.time;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Makes a {@link Resolution} within a budget. */
final class Resolving {
  private final Work work;

  Resolving(Work work) {
    this.work = work;
  }

  Resolution of(Statements statements, List<Dropped> dropped, Collection<Instant> asked)
      throws TooMuchException {
    Set<String> withdrawn = named(dropped, Dropped.Why.WITHDRAWN);
    Set<String> outliers = named(dropped, Dropped.Why.OUTLIER);
    Statements stated = statements.without(withdrawn);
    Alignment all = Alignment.of(stated, stillThere(stated, asked), work);
    if (all.contradiction().isEmpty()) {
      return outliers.isEmpty()
          ? new Resolution.Solved(all, withdrawn)
          : new Resolution.DroppedInVain(outliers);
    }
    Contradiction contradiction = all.contradiction().get();
    Outliers.Result result = Outliers.of(stated, work);
    if (!(result instanceof Outliers.Result.Unique unique)) {
      return new Resolution.Unsynced(contradiction, result);
    }
    Set<String> vain = new TreeSet<>(outliers);
    vain.removeAll(unique.anchors());
    if (!vain.isEmpty()) {
      return new Resolution.DroppedInVain(vain);
    }
    if (!outliers.equals(unique.anchors())) {
      return new Resolution.Proposed(contradiction, unique.anchors());
    }
    Statements left = stated.without(outliers);
    Set<String> gone = new TreeSet<>(withdrawn);
    gone.addAll(outliers);
    return new Resolution.Solved(Alignment.of(left, stillThere(left, asked), work), gone);
  }

  private static Set<String> named(List<Dropped> dropped, Dropped.Why why) {
    Set<String> events = new TreeSet<>();
    dropped.stream().filter(d -> d.why() == why).forEach(d -> events.add(d.event()));
    return events;
  }

  private static List<Instant> stillThere(Statements statements, Collection<Instant> asked) {
    List<Instant> there = new ArrayList<>();
    Set<String> events = new TreeSet<>();
    statements.events().forEach(event -> events.add(event.id()));
    for (Instant instant : asked) {
      if (!(instant instanceof Instant.OfEvent of) || events.contains(of.event())) {
        there.add(instant);
      }
    }
    return there;
  }
}
