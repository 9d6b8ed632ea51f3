package org.unseal.media.libav;

/** What a message of libav's is worth, worst last. */
public enum Complaint {
  /** Nothing that concerns a picture. */
  NONE,
  /** A picture is predicted from one that is not there; libav took another in its place. */
  MISSING_REFERENCE,
  /** Something could not be decoded, or was made up. */
  ERROR
}
