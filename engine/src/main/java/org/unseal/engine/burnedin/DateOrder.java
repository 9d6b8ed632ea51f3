package org.unseal.engine.burnedin;

/** In which order a date's numbers stand. */
public enum DateOrder {
  /** {@code 05-06-2025} is the sixth of May. */
  MDY,
  /** {@code 05-06-2025} is the fifth of June. */
  DMY,
  /** The year first. */
  YMD
}
