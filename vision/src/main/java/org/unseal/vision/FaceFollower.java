package org.unseal.vision;

import java.util.List;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.model.recording.FootageFacts;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Track;

/**
 * Follows faces where the camera moves, so that there is no backdrop to compare with. Deterministic
 * whatever the number of threads.
 */
public interface FaceFollower {
  /**
   * Begins with a stretch.
   *
   * @param firstFrame index of the first frame that it will be given
   */
  Following begin(FootageFacts facts, int firstFrame);

  /** One stretch being followed. One thread at a time; close is idempotent. */
  interface Following extends AutoCloseable {
    /**
     * The next frame, indices without a gap. A frame without picture or with damage counts as not
     * seen. Nothing of the frame may be used after the call; it belongs to the caller.
     */
    void next(DecodedFrame frame);

    /**
     * Ends the stretch.
     *
     * @param frames the frames that were given
     * @param firstId number of the first track
     * @return tracks of kind {@code FACE}, numbered from {@code firstId} without a gap, all their
     *     frames in the stretch
     */
    List<Track> end(FrameSpan frames, int firstId);

    @Override
    void close();
  }
}
