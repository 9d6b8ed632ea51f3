package org.unseal.engine.presence;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.unseal.engine.presence.PresenceLedger.Lane;
import org.unseal.engine.presence.PresenceLedger.Run;

/**
 * What of a ledger a person must look at before the clip is published.
 *
 * @param covered every stretch in which somebody who is cleared is covered, with its ground or
 *     without
 * @param open what keeps the gate shut
 */
public record PresenceGate(List<Spot> covered, List<Problem> open) {
  public PresenceGate {
    covered = List.copyOf(covered);
    open = List.copyOf(open);
  }

  /** A stretch of one person's. */
  public record Spot(String clip, String person, Run run) {
    public Spot {
      requireNonNull(clip, "clip");
      requireNonNull(person, "person");
      requireNonNull(run, "run");
    }
  }

  /** Something to be mended. */
  public sealed interface Problem {
    /** Somebody who is cleared is covered, and a mask has no ground. */
    record GroundMissing(Spot spot) implements Problem {}

    /** Nobody said where somebody is who can't be seen. */
    record Unconfirmed(Spot spot) implements Problem {}

    /** A person said of frames that somebody can't be seen, and they are. */
    record Contradicted(String clip, String person, Confirmation said) implements Problem {}
  }

  /** Of these clips. */
  public static PresenceGate of(List<PresenceLedger> ledgers) {
    List<Spot> covered = new ArrayList<>();
    List<Problem> open = new ArrayList<>();
    for (PresenceLedger ledger : ledgers) {
      String clip = ledger.clip().id();
      for (Lane lane : ledger.people()) {
        for (Run run : lane.runs()) {
          Spot spot = new Spot(clip, lane.person(), run);
          switch (run.where()) {
            case COVERED -> {
              covered.add(spot);
              if (run.groundMissing()) {
                open.add(new Problem.GroundMissing(spot));
              }
            }
            case UNCONFIRMED -> open.add(new Problem.Unconfirmed(spot));
            case VISIBLE, BEHIND_SCENE, OUT_OF_PICTURE -> {}
          }
        }
        lane.contradicted()
            .forEach(said -> open.add(new Problem.Contradicted(clip, lane.person(), said)));
      }
    }
    return new PresenceGate(covered, open);
  }

  /** Whether nothing keeps it shut. */
  public boolean isOpen() {
    return open.isEmpty();
  }
}
