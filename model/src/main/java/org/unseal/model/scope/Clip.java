package org.unseal.model.scope;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.regex.Pattern;
import org.unseal.model.order.ClauseId;
import org.unseal.model.recording.FrameSpan;

/**
 * A run of frames of one recording that is published, whole and in order.
 *
 * @param id {@code c1} and so on, in the order in which they are shown
 * @param item the recording, by its id in the case
 * @param source the label of where it is from
 * @param redacted whether somebody in it has to be covered; where not, it is shown as it is
 * @param clauses that want it so, at least one
 */
public record Clip(
    String id,
    String item,
    String source,
    FrameSpan frames,
    boolean redacted,
    List<ClauseId> clauses) {
  private static final Pattern ID = Pattern.compile("c[1-9][0-9]{0,3}");

  public Clip {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("not the name of a clip");
    }
    requireNonNull(item, "item");
    requireNonNull(source, "source");
    requireNonNull(frames, "frames");
    clauses = List.copyOf(clauses);
  }
}
