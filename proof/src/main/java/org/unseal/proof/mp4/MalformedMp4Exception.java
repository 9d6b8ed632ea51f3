package org.unseal.proof.mp4;

import java.io.Serial;

/** A file is not an MP4 that can be read here; the message says why. */
public final class MalformedMp4Exception extends Exception {
  @Serial private static final long serialVersionUID = 1;

  /** What is wrong. */
  public MalformedMp4Exception(String message) {
    super(message);
  }
}
