package org.unseal.model.track;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.unseal.model.recording.FrameSpan;

/**
 * Part of a track between two points of risk: the unit that a person covers or clears.
 *
 * @param risks why it begins here and what makes it doubtful
 * @param bridged frames in which it was not seen and its place was guessed
 * @param confidencePermille of the best detection in it, 0 to 1000; 0 where no detector saw it
 */
public record Segment(
    SegmentId id, Set<Risk> risks, Trail trail, List<FrameSpan> bridged, int confidencePermille) {
  public Segment {
    requireNonNull(id, "id");
    requireNonNull(trail, "trail");
    risks = java.util.Collections.unmodifiableSet(new TreeSet<>(risks));
    bridged = List.copyOf(bridged);
    if (confidencePermille < 0 || confidencePermille > 1000) {
      throw new IllegalArgumentException("confidence: " + confidencePermille);
    }
  }

  public FrameSpan frames() {
    return trail.frames();
  }
}
