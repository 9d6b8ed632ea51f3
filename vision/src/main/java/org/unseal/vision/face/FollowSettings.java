package org.unseal.vision.face;

/**
 * How faces are followed. Times in microseconds of the recording.
 *
 * @param stride every how many frames a detector looks; 1 for every frame
 * @param startPermille least score that starts a track
 * @param keepPermille least score that continues one
 * @param longestGap for how long a face may be out of sight and still be the same
 * @param linger how long it stays covered before it was first and after it was last seen
 */
public record FollowSettings(
    int stride, int startPermille, int keepPermille, long longestGap, long linger) {
  public FollowSettings {
    if (stride < 1 || keepPermille < 1 || startPermille < keepPermille || startPermille > 1000) {
      throw new IllegalArgumentException(
          "stride " + stride + ", scores " + keepPermille + " to " + startPermille);
    }
    if (longestGap < 0 || linger < 0) {
      throw new IllegalArgumentException("gap " + longestGap + ", linger " + linger);
    }
  }

  /** A second of gap, half a second of lingering, low scores down to half of the least. */
  public static FollowSettings of(int stride, double threshold) {
    int start = (int) Math.clamp(Math.round(threshold * 1000), 2, 1000);
    return new FollowSettings(stride, start, Math.max(1, start / 2), 1_000_000, 500_000);
  }
}
