package org.unseal.engine.event;

import org.unseal.model.recording.FrameSpan;
import org.unseal.model.scope.Clip;

/**
 * What of a clip's frames the public will see, by what the plan covers and where people were found
 * to be.
 */
public interface Visibility {
  /** Where nobody has planned, or nobody keeps a ledger of who is where. */
  Visibility UNKNOWN =
      new Visibility() {
        @Override
        public Seen picture(Clip clip, FrameSpan frames) {
          return Seen.NOT_CHECKED;
        }

        @Override
        public Seen person(Clip clip, FrameSpan frames, String person) {
          return Seen.NOT_CHECKED;
        }
      };

  /** An answer. */
  enum Seen {
    /** In every one of the frames. */
    VISIBLE,
    /** In at least one of the frames it is not. */
    HIDDEN,
    /** Nothing says. */
    NOT_CHECKED
  }

  /**
   * Whether something of the picture is left: hidden where the whole of it is covered.
   *
   * @param frames of the recording, all in the clip
   */
  Seen picture(Clip clip, FrameSpan frames);

  /**
   * Whether somebody is to be seen.
   *
   * @param person their label on the roster
   */
  Seen person(Clip clip, FrameSpan frames, String person);
}
