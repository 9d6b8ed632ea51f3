package org.unseal.proof.picture;

import java.io.Serial;

/** A file of opened tiles that is none, or that does not belong to the picture seal. */
public final class MalformedTilesException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  /** Says what is wrong, and never what the file contains. */
  public MalformedTilesException(String message) {
    super(message);
  }
}
