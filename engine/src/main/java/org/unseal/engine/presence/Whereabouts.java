package org.unseal.engine.presence;

import java.util.Arrays;
import java.util.Optional;
import org.unseal.model.code.Codes;

/** Where somebody is in a frame. */
public enum Whereabouts {
  /**
   * Seen, and less than half of where the head is lies under masks; or a person says that they are
   * seen in the shape of somebody else who is shown.
   */
  VISIBLE,
  /** Half of where the head is or more lies under masks. */
  COVERED,
  /** Not seen; a person says what of the scene they are behind. */
  BEHIND_SCENE,
  /** Not seen; a person says that they are not in the picture. */
  OUT_OF_PICTURE,
  /** Not seen, and nobody said where they are. */
  UNCONFIRMED;

  /** How it is written in documents. */
  public String code() {
    return Codes.of(this);
  }

  static Optional<Whereabouts> ofCode(String code) {
    return Arrays.stream(values()).filter(one -> one.code().equals(code)).findAny();
  }
}
