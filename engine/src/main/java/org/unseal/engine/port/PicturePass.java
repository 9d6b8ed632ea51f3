package org.unseal.engine.port;

import java.util.Optional;
import org.unseal.proof.seal.TrackId;

/**
 * Looks at many pictures of a recording, on several threads: for what only needs to see each by
 * itself. The pictures are those of {@link Footage#frames}, and so are their numbers.
 */
public interface PicturePass {
  /** Which of the recording's tracks the pictures are of. */
  TrackId track(Footage footage);

  /**
   * Passes over the recording once and looks at the wanted pictures. Stretches without any are not
   * decoded where decoding can begin after them.
   *
   * @param look called on any thread, for several pictures at once
   * @param taker called on this thread, in the order of frames
   */
  <T> Reading read(Footage footage, Wish wish, Look<T> look, Taker<T> taker, Progress progress);

  /**
   * What is wanted.
   *
   * @param frames says whether any is wanted from the first up to the second number, exclusive
   * @param threads how many may decode and look
   * @param ahead how many results of a thread may wait until their turn comes
   */
  record Wish(Frames frames, int threads, int ahead) {
    public Wish {
      if (threads < 1 || ahead < 1) {
        throw new IllegalArgumentException(threads + " threads, " + ahead + " ahead");
      }
    }
  }

  /** Frames that are wanted. Any thread. */
  @FunctionalInterface
  interface Frames {
    /** Whether any is, in a half-open range. */
    boolean any(int from, int end);
  }

  /** Makes something of a picture. */
  @FunctionalInterface
  interface Look<T> {
    /** The picture is valid during the call. */
    T at(PictureView picture);
  }

  /** Takes what was made. */
  @FunctionalInterface
  interface Taker<T> {
    /** Of a wanted frame; empty where there is no picture that can be judged. */
    void take(int frame, Optional<T> seen);
  }

  /**
   * How it went.
   *
   * @param frames how many the recording has
   * @param counted every frame could be told from the coded pictures alone; else the numbers are
   *     right only where all were wanted
   */
  record Reading(int frames, boolean counted) {}
}
