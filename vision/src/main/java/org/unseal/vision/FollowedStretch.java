package org.unseal.vision;

import java.util.List;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.model.plan.WholeReason;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Track;

/** A stretch in which faces are followed, while it goes on. Damaged frames are covered whole. */
final class FollowedStretch {
  private final FaceFollower.Following following;
  private final WholeCovers wholes = new WholeCovers();
  private final int start;
  private int frames;

  FollowedStretch(FaceFollower.Following following, int start) {
    this.following = following;
    this.start = start;
  }

  void add(DecodedFrame frame) {
    if (frame.damage().isPresent() || frame.picture().isEmpty()) {
      wholes.add(start + frames, WholeReason.STREAM_DAMAGED);
    }
    following.next(frame);
    frames++;
  }

  int frames() {
    return frames;
  }

  /** Hands it over; does nothing where there was no frame. */
  void finish(StretchDesk desk) {
    if (frames > 0) {
      FrameSpan span = new FrameSpan(start, start + frames);
      List<Track> tracks = following.end(span, desk.nextTrack());
      desk.followed(span, tracks, wholes.list());
    }
  }
}
