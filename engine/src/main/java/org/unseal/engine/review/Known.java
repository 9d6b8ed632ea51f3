package org.unseal.engine.review;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.engine.analysis.StoredAnalysis.StoredBackdrop;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.SegmentId;
import org.unseal.model.track.Track;

/** What an analysis has that can be decided on. */
record Known(
    Map<Integer, List<SegmentId>> tracks,
    Map<SegmentId, FrameSpan> segments,
    Map<Integer, StoredBackdrop> backdrops,
    int frames) {
  static Known of(StoredAnalysis analysis) {
    Map<Integer, List<SegmentId>> tracks = new TreeMap<>();
    Map<SegmentId, FrameSpan> segments = new HashMap<>();
    Map<Integer, StoredBackdrop> backdrops = new TreeMap<>();
    int frames =
        analysis
            .read(
                stretch -> {
                  for (Track track : stretch.tracks()) {
                    tracks.put(track.id(), track.segments().stream().map(one -> one.id()).toList());
                    track.segments().forEach(one -> segments.put(one.id(), one.frames()));
                  }
                  stretch.backdrops().forEach(one -> backdrops.put(one.number(), one));
                })
            .frames();
    return new Known(tracks, segments, backdrops, frames);
  }

  boolean has(SegmentId id) {
    return segments.containsKey(id);
  }
}
