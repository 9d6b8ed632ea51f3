package org.unseal.proof.time;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What becomes of statements, and of what people decided to leave out of them. */
public sealed interface Resolution {

  /**
   * Everything that is left fits together.
   *
   * @param left ids of the events that were left out
   */
  record Solved(Alignment alignment, Set<String> left) implements Resolution {
    public Solved {
      left = Set.copyOf(left);
    }
  }

  /**
   * It would fit together without these anchors, but nobody has confirmed all of them. Nothing can
   * be said until a person does, or mends a statement.
   */
  record Proposed(Contradiction contradiction, Set<String> anchors) implements Resolution {
    public Proposed {
      anchors = Set.copyOf(anchors);
    }
  }

  /** It does not fit together, and nothing says what is wrong. */
  record Unsynced(Contradiction contradiction, Outliers.Result why) implements Resolution {}

  /** Somebody dropped anchors that nothing contradicts, which would be choosing an answer. */
  record DroppedInVain(Set<String> anchors) implements Resolution {
    public DroppedInVain {
      anchors = Set.copyOf(anchors);
    }
  }

  /**
   * Solves what is left.
   *
   * @param asked instants that will be asked about; of events that were left out none
   * @throws TooMuchException where that would take too long
   */
  static Resolution of(Statements statements, List<Dropped> dropped, Collection<Instant> asked)
      throws TooMuchException {
    return new Resolving(new Work()).of(statements, dropped, asked);
  }
}
