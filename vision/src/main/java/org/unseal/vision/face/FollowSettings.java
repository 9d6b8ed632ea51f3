package org.unseal.vision.face;

/**
 * How faces are followed. Times in microseconds of the recording.
 *
 * @param startPermille least score that starts a track
 * @param keepPermille least score that continues one; ask the detector for these
 * @param longestGap for how long a face may be out of sight and still be the same
 * @param linger for how long it stays covered before it was first and after it was last seen
 */
public record FollowSettings(int startPermille, int keepPermille, long longestGap, long linger) {
  public FollowSettings {
    if (keepPermille < 1 || startPermille < keepPermille || startPermille > 1000) {
      throw new IllegalArgumentException("scores " + keepPermille + " to " + startPermille);
    }
    if (longestGap < 0 || linger < 0) {
      throw new IllegalArgumentException("gap " + longestGap + ", linger " + linger);
    }
  }

  /**
   * A second of gap, half a second of lingering; scores down to half of what starts a track
   * continue it.
   *
   * @param threshold least score of faces that move, 0 to 1
   */
  public static FollowSettings of(double threshold) {
    int start = Math.clamp(Math.round(threshold * 1000), 2, 1000);
    return new FollowSettings(start, start / 2, 1_000_000, 500_000);
  }

  /** {@link #keepPermille} as detectors want it. */
  public double keepThreshold() {
    return keepPermille / 1000.0;
  }
}
