package org.unseal.engine.audit;

import java.util.List;

/**
 * What an audit is to look at.
 *
 * @param frames in order, each once
 */
record Sample(List<PlannedFrame> frames, List<SampledTrack> tracks) {
  Sample {
    frames = List.copyOf(frames);
    tracks = List.copyOf(tracks);
  }
}
