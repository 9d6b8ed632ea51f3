package org.unseal.engine.sheet;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.unseal.model.picture.Box;

/**
 * A place of the recording that somebody outside reported: it is shown before all else.
 *
 * @param id by which it is answered
 * @param where it was seen, in words
 * @param frame of the recording
 * @param box empty for the whole picture
 * @param note of whoever took it down
 */
public record ReportedSpot(
    String id, String where, int frame, Optional<Box> box, Optional<String> note) {
  public ReportedSpot {
    requireNonNull(id, "id");
    requireNonNull(where, "where");
    requireNonNull(box, "box");
    requireNonNull(note, "note");
  }
}
