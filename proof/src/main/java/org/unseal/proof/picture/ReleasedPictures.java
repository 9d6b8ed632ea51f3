package org.unseal.proof.picture;

import org.unseal.model.plan.FrameCover;

/**
 * What became of a recording's frames in a release, and what the plan covers of them: all that
 * decides which tiles are opened. Who makes a release and who checks it each have one, from the
 * same documents. Frames are those of the sealed track, in presentation order, from 0.
 */
public interface ReleasedPictures {
  /** What became of a frame. */
  enum Fate {
    /** Its packet was copied. */
    PASS,
    /** It was encoded again. */
    RENDER,
    /** It is not in the release. */
    ABSENT
  }

  /** How many frames the track has. */
  int frames();

  /** What became of this one. */
  Fate fate(int frame);

  /** When it is shown, in microseconds from the recording's start. Asked of RENDER alone. */
  long time(int frame);

  /** Which of the track's media files it is in, from 0. Not asked of ABSENT. */
  int media(int frame);

  /** What the plan covers of it. Not asked of ABSENT. */
  FrameCover cover(int frame);
}
