package org.unseal.engine.port;

import org.unseal.model.recording.FootageFacts;

/**
 * One opened recording. Streams of it may be open side by side, each on a thread of its own; all
 * must be closed before it.
 */
public interface Footage extends AutoCloseable {
  FootageFacts facts();

  /**
   * All frames in presentation order, from the first; each call decodes anew and gives the same.
   */
  FrameStream frames();

  /**
   * Frames from some frame on that is not behind this one, as close to it as decoding can begin
   * without decoding all that lies before. Numbers are as in {@link #frames} where nothing is
   * damaged before it; ticks count from the first that is given.
   */
  default FrameStream frames(int frame) {
    return frames();
  }

  /**
   * The pictures of keyframes alone, decoded without what lies between. Their {@link
   * DecodedFrame#index} is the place that the container's times give them, exact where nothing is
   * damaged. Pictures that can't be decoded cleanly are left out.
   */
  FrameStream keyframes();

  @Override
  void close();
}
