package org.unseal.engine.analysis;

import java.util.List;
import org.unseal.engine.port.AnalysisSink.Backdrop;
import org.unseal.engine.port.AnalysisSink.StretchAnalysis;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Segment;
import org.unseal.model.track.Track;
import org.unseal.model.track.WholeCover;

/**
 * Holds an analyst to what {@link org.unseal.engine.port.AnalysisSink} asks of it. The plan relies
 * on it: a frame that no stretch has, a segment that reaches out of its stretch or a span out of
 * order would be a person left visible.
 */
final class StretchOrder {
  private static final int RGB = 3;
  private int nextFrame;
  private int lastStretch;
  private int lastTrack;
  private int lastBackdrop;
  private boolean ended;

  /** Checks the next stretch. */
  void take(StretchAnalysis analysis) {
    FrameSpan frames = analysis.stretch().frames();
    require(!ended, "a stretch after the end");
    require(frames.start() == nextFrame, "stretch " + frames + " leaves frames out");
    require(analysis.stretch().number() == lastStretch + 1, "stretches are not numbered in order");
    for (Track track : analysis.tracks()) {
      require(track.id() > lastTrack, "track " + track.id() + " is out of order");
      lastTrack = track.id();
      segments(track, frames);
    }
    wholes(analysis.wholes(), frames);
    for (Backdrop backdrop : analysis.backdrops()) {
      require(backdrop.number() > lastBackdrop, "backdrops are not numbered in order");
      lastBackdrop = backdrop.number();
      require(inside(backdrop.frames(), frames), "a backdrop reaches out of its stretch");
      require(
          backdrop.rgb().limit() == backdrop.size().pixels() * RGB,
          "a backdrop has not the pixels that its size says");
    }
    lastStretch++;
    nextFrame = frames.endExclusive();
  }

  /** Checks the end. */
  void end(int frames) {
    require(!ended, "a second end");
    require(frames == nextFrame, "the last stretch ends at " + nextFrame + " of " + frames);
    ended = true;
  }

  private static void segments(Track track, FrameSpan stretch) {
    int number = 0;
    int next = stretch.start();
    for (Segment segment : track.segments()) {
      require(segment.id().segment() == ++number, "segments of a track are out of order");
      require(inside(segment.frames(), stretch), "segment " + segment.id() + " leaves its stretch");
      require(segment.frames().start() >= next, "segments of a track overlap");
      next = segment.frames().endExclusive();
    }
  }

  private static void wholes(List<WholeCover> wholes, FrameSpan stretch) {
    int next = stretch.start();
    for (WholeCover whole : wholes) {
      require(inside(whole.frames(), stretch), "frames covered whole leave their stretch");
      require(whole.frames().start() >= next, "frames covered whole are out of order");
      next = whole.frames().endExclusive();
    }
  }

  private static boolean inside(FrameSpan part, FrameSpan all) {
    return part.start() >= all.start() && part.endExclusive() <= all.endExclusive();
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException("the analyst's work does not fit together: " + problem);
    }
  }
}
