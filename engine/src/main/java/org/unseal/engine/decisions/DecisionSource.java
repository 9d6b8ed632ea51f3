package org.unseal.engine.decisions;

import java.nio.file.Path;
import java.util.List;
import org.unseal.model.track.SegmentId;

/** Where a person's decisions come from. */
public sealed interface DecisionSource {
  /** A file that the sheet saved. */
  record Saved(Path file) implements DecisionSource {}

  /** Segments named on the command line, of the analysis that a report tells of. */
  record Named(Path report, List<SegmentId> clear) implements DecisionSource {
    public Named {
      clear = List.copyOf(clear);
    }
  }
}
