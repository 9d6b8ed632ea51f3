package org.unseal.proof.wave;

/**
 * A file that is no WAV as plain as a release has it. The message has nothing of the file in it.
 */
public final class MalformedWaveException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says why. */
  public MalformedWaveException(String message) {
    super(message);
  }
}
