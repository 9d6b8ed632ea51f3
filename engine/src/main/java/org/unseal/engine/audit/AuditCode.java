package org.unseal.engine.audit;

/** Names of what an audit finds; stable across versions. */
public enum AuditCode {
  /** Another detector sees a face where no mask is. */
  FACE_SEEN("a face can be seen where no mask is"),
  /** Something moves, and no mask begins where its head would be. */
  MOVING_HEAD_SEEN("something moves, and where its head would be there is no mask"),
  /** The plan has a mask that the picture does not show. */
  MASK_MISSING("a mask of the plan is not in the picture"),
  /** A frame can't be decoded, so nobody can say what it shows. */
  PICTURE_DAMAGED("the picture can't be decoded as it was meant"),
  /** The file has more or fewer frames than were planned. */
  FRAMES_DIFFER("the number of frames is another than the recording's"),
  /** Frames are shown at other times than in the recording. */
  TIMES_DIFFER("a frame is shown at another time than in the recording"),
  /** Something lies in the file that is neither picture nor sound. */
  RESIDUE("something is in the file that nobody sees or hears"),
  /** There is a track that nobody redacted. */
  TRACK_LEFT("a track is in the file that should not be there"),
  /** There is sound although it was to be dropped. */
  SOUND_LEFT("sound is in the file that should have been dropped");

  private final String sentence;

  AuditCode(String sentence) {
    this.sentence = sentence;
  }

  /** What it means, for a person. */
  public String sentence() {
    return sentence;
  }
}
