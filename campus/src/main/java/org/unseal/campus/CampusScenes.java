package org.unseal.campus;

import java.util.List;
import java.util.SplittableRandom;
import org.unseal.campus.scene.CameraClock;
import org.unseal.campus.scene.Scene;

/** The scenes that there are. */
public final class CampusScenes {
  private static final long SECOND = 1_000_000;

  private CampusScenes() {}

  /** Few people on the yard in plain light: for a first look at what a change does. */
  public static Scene plain(long seed, int seconds, int people) {
    long start = CameraClock.ANCHOR + 8_200 * SECOND;
    long end = start + seconds * SECOND;
    Crowd crowd = new Crowd(seed);
    SplittableRandom random = new SplittableRandom(seed + 1);
    while (crowd.people().size() < people) {
      crowd.arrive(
          start + random.nextLong(-6 * SECOND, Math.max(1, (seconds - 4) * SECOND)),
          people - crowd.people().size(),
          1);
    }
    return new Scene(
        "plain",
        seed,
        start,
        end,
        List.of(Cameras.yard(2.5, 1, 28)),
        crowd.people(),
        List.of(),
        List.of());
  }
}
