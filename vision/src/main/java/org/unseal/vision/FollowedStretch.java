package org.unseal.vision;

import java.util.List;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.model.plan.WholeReason;
import org.unseal.model.recording.FootageFacts;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.recording.TimeBase;
import org.unseal.model.track.Track;
import org.unseal.vision.detect.FaceDetector;
import org.unseal.vision.face.FaceFollower;
import org.unseal.vision.face.FaceLook;
import org.unseal.vision.face.FollowSettings;

/** A stretch in which faces are followed, while it goes on. Damaged frames are covered whole. */
final class FollowedStretch {
  /** Often enough for a face that comes round a corner and runs. */
  private static final int LOOKS_PER_SECOND = 8;

  private final FaceFollower follower;
  private final FaceLook look;
  private final FollowSettings settings;
  private final TimeBase base;
  private final int stride;
  private final int start;
  private final WholeCovers wholes = new WholeCovers();
  private int frames;

  /**
   * @param detector stays the caller's
   * @param start index of the first frame that will be added
   */
  FollowedStretch(FaceDetector detector, FootageFacts facts, int start) {
    this.settings = FollowSettings.of(detector.movingThreshold());
    this.follower = new FaceFollower(settings, facts.size());
    this.look = new FaceLook(detector);
    this.base = facts.timeBase();
    this.start = start;
    this.stride = Math.max(1, Pace.framesPerSecond(facts) / LOOKS_PER_SECOND);
  }

  /** The next frame, which stays the caller's. */
  void add(DecodedFrame frame) {
    int index = start + frames;
    long micros = base.toMicroseconds(frame.ticks());
    if (frame.damage().isPresent() || frame.picture().isEmpty()) {
      wholes.add(index, WholeReason.STREAM_DAMAGED);
      follower.passed(index, micros);
    } else if (frames % stride == 0) {
      follower.looked(index, micros, look.at(frame.picture().get(), settings.keepThreshold()));
    } else {
      follower.passed(index, micros);
    }
    frames++;
  }

  int frames() {
    return frames;
  }

  /** Hands it over; does nothing where there was no frame. */
  void finish(StretchDesk desk) {
    if (frames > 0) {
      FrameSpan span = new FrameSpan(start, start + frames);
      List<Track> tracks = follower.finish(desk.nextTrack());
      desk.followed(span, tracks, wholes.list());
    }
  }
}
