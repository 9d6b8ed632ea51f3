package org.unseal.proof.seal;

/**
 * What a salted digest is of; the byte keeps digests of different things apart, however alike their
 * contents.
 */
public enum Domain {
  /** The coded pictures or sound. */
  CONTENT(0x10),
  /** Supplementary information between them. */
  SUPPLEMENT(0x11),
  /** What decoding needs beside them. */
  PARAMETERS(0x12),
  /** From when to when. */
  TIME(0x13),
  /** When each unit is shown. */
  UNITS(0x14),
  /** The whole file's SHA-256. */
  FILE(0x15),
  /** The file's length. */
  SIZE(0x16),
  /** Coded pictures that were made for a release; not salted. */
  RENDERED(0x17);

  private final byte prefix;

  Domain(int prefix) {
    this.prefix = (byte) prefix;
  }

  byte prefix() {
    return prefix;
  }
}
