package org.unseal.engine.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.unseal.model.picture.Box;
import org.unseal.model.recording.FrameSpan;

/**
 * Makes findings of sightings: neighbouring sightings of one thing in frames that follow one
 * another are one finding.
 */
final class Grouping {
  /** Frames after which it is another finding: twice the distance of whole frames in a sample. */
  private static final int APART = 50;

  private Grouping() {}

  /** The sightings may be in any order. */
  static List<AuditFinding> of(List<Sighting> sightings) {
    List<Sighting> sorted = new ArrayList<>(sightings);
    sorted.sort(
        Comparator.comparingInt(Sighting::frame)
            .thenComparing(Sighting::code)
            .thenComparingInt(sighting -> sighting.box().left())
            .thenComparingInt(sighting -> sighting.box().top()));
    List<Group> open = new ArrayList<>();
    List<Group> all = new ArrayList<>();
    for (Sighting sighting : sorted) {
      open.removeIf(group -> sighting.frame() - group.last.frame() > APART);
      Optional<Group> same = open.stream().filter(group -> group.takes(sighting)).findFirst();
      if (same.isPresent()) {
        same.get().add(sighting);
      } else {
        Group group = new Group(sighting);
        open.add(group);
        all.add(group);
      }
    }
    return all.stream().map(Group::finding).toList();
  }

  /** One thing while it is seen. */
  private static final class Group {
    private final int first;
    private Sighting last;
    private Sighting best;
    private Box around;
    private int count = 1;

    Group(Sighting sighting) {
      first = sighting.frame();
      last = sighting;
      best = sighting;
      around = sighting.box();
    }

    /** Whoever walks moves by about a body's width from one looked-at frame to the next. */
    boolean takes(Sighting sighting) {
      Box box = last.box();
      return sighting.code() == last.code()
          && box.grow(box.width() / 2, box.height() / 2).overlaps(sighting.box());
    }

    void add(Sighting sighting) {
      last = sighting;
      around = around.join(sighting.box());
      count++;
      long bigger = Long.compare(sighting.box().area(), best.box().area());
      if (sighting.scorePermille() > best.scorePermille()
          || (sighting.scorePermille() == best.scorePermille() && bigger > 0)) {
        best = sighting;
      }
    }

    AuditFinding finding() {
      return new AuditFinding(
          last.code(),
          new FrameSpan(first, last.frame() + 1),
          Optional.of(
              new AuditFinding.Place(around, best.frame(), best.box(), best.scorePermille())),
          count,
          last.code().sentence());
    }
  }
}
