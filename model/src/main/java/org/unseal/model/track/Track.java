package org.unseal.model.track;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One thing followed through a stretch, cut into segments at every point of risk; ids count from 1
 * through a recording, segments follow one another in time.
 */
public record Track(int id, TrackKind kind, List<Segment> segments) {
  public Track {
    requireNonNull(kind, "kind");
    segments = List.copyOf(segments);
    if (id < 1 || segments.isEmpty()) {
      throw new IllegalArgumentException("track " + id + " with " + segments.size() + " segments");
    }
    for (Segment segment : segments) {
      if (segment.id().track() != id) {
        throw new IllegalArgumentException("segment " + segment.id() + " in track " + id);
      }
    }
  }
}
