package org.unseal.engine.release;

import java.util.HashSet;
import java.util.Set;
import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.SegmentId;

/** What of an analysis has to do with the frames that are shown; nothing else is told of it. */
record ShownSegments(Set<SegmentId> segments, Set<Integer> backdrops) {
  static ShownSegments of(StoredAnalysis analysis, FrameSpan shown) {
    Set<SegmentId> segments = new HashSet<>();
    Set<Integer> backdrops = new HashSet<>();
    analysis.read(
        stretch -> {
          stretch.tracks().stream()
              .flatMap(track -> track.segments().stream())
              .filter(segment -> segment.frames().overlaps(shown))
              .forEach(segment -> segments.add(segment.id()));
          stretch.backdrops().stream()
              .filter(backdrop -> backdrop.frames().overlaps(shown))
              .forEach(backdrop -> backdrops.add(backdrop.number()));
        });
    return new ShownSegments(segments, backdrops);
  }
}
