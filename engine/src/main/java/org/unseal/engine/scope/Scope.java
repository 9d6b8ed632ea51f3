package org.unseal.engine.scope;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.unseal.model.order.ClauseId;
import org.unseal.model.order.ScopeItem;
import org.unseal.model.recording.FrameSpan;

/**
 * What becomes of every frame of a case.
 *
 * @param items in the order in which the recordings were given
 * @param unmapped what a clause wants of which no frame could be found; nothing is published while
 *     there is any
 */
public record Scope(List<ItemScope> items, List<Unmapped> unmapped) {
  public Scope {
    items = List.copyOf(items);
    unmapped = List.copyOf(unmapped);
  }

  /**
   * One recording, whole.
   *
   * @param stretches from the first frame to the last, none left out, neighbours different
   */
  public record ItemScope(String item, String source, int frames, List<Stretch> stretches) {
    public ItemScope {
      stretches = List.copyOf(stretches);
    }

    /** How many frames have this fate. */
    public int framesOf(Fate fate) {
      return stretches.stream()
          .filter(stretch -> stretch.fate() == fate)
          .mapToInt(stretch -> stretch.frames().length())
          .sum();
    }
  }

  /**
   * Neighbouring frames with one fate.
   *
   * @param ground the clause that decided; empty where none did
   */
  public record Stretch(FrameSpan frames, Fate fate, Optional<ClauseId> ground) {
    public Stretch {
      requireNonNull(frames, "frames");
      requireNonNull(fate, "fate");
      requireNonNull(ground, "ground");
    }
  }

  /** What becomes of a frame, the weakest first: where clauses differ, the later one here wins. */
  public enum Fate {
    /** No clause speaks of it, or none certainly does; withheld. */
    NOT_ADDRESSED,
    RELEASE,
    REDACT,
    WITHHELD;

    /** Whether the public gets to see it. */
    public boolean published() {
      return this == RELEASE || this == REDACT;
    }
  }

  /** Something that a clause wants and that no recording has. */
  public record Unmapped(ClauseId clause, ScopeItem item) {}
}
