package org.unseal.engine.dispatch.continuity;

/** What is tested on every recording, in the order of the log. */
public enum ContinuityTest {
  /** The recorder's start and end are farther apart than the file is long. */
  SPAN_LONGER_THAN_FILE,
  /** The file is longer than the recorder's start and end are apart. */
  FILE_LONGER_THAN_SPAN,
  /** The recorder's times of the transmissions in the file, against their places in it. */
  SEGMENT_SLOPE,
  /** Times that somebody says in the recording, against their places in it. */
  SPOKEN_CLOCK,
  /** The same transmissions on another recording, against their places there. */
  TWIN_SPACING,
  /** The container itself says that something is missing, or it is broken. */
  CONTAINER_GAPS,
  /** Stretches in which every sample is the same, as no microphone and no line gives them. */
  DIGITAL_SILENCE,
  /** Pauses that are all of one length, or all cut at one. */
  PAUSES_OF_ONE_LENGTH,
  /** The noise between two transmissions changes from one sample to the next. */
  NOISE_FLOOR_JUMPS,
  /** Pauses longer than any voice-activated recorder waits, of different lengths. */
  NATURAL_PAUSES
}
