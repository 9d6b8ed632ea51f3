package org.unseal.campus.measure;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much of the people a redacted recording shows.
 *
 * @param frames of the truth
 * @param missing of those, how many the output lacks: their faces were counted as hidden
 * @param moving everybody but those who stand still throughout: the figure that counts
 * @param still those who stand in one place for the whole recording
 * @param people each person who has a face-frame
 * @param groups face-frames of those who move, by size, light, skin, pose and turn of the head
 * @param worst the group with the highest rate, of those with 20 face-frames or more and a leak
 * @param over what was covered without need
 */
public record LeakReport(
    String scene,
    long seed,
    String camera,
    int frames,
    int missing,
    Tally moving,
    Tally still,
    List<PersonLeak> people,
    Map<String, Map<String, Tally>> groups,
    Optional<String> worst,
    OverRedaction over) {
  /** Name of the document's schema. */
  public static final String SCHEMA = "unseal.campus.leaks";

  /** Version of the document's schema. */
  public static final int VERSION = 1;

  public LeakReport {
    people = List.copyOf(people);
    groups = Map.copyOf(groups);
  }

  /**
   * Faces counted once per frame.
   *
   * @param faceFrames drawn faces that had to be hidden
   * @param leaked of those, how many were left visible
   * @param longestRun most frames running in which one person's face was visible
   */
  public record Tally(int faceFrames, int leaked, int longestRun) {
    /** Leaked per face-frame, 0 where there were none. */
    public double rate() {
      return faceFrames == 0 ? 0 : (double) leaked / faceFrames;
    }
  }

  /**
   * One person.
   *
   * @param firstLeak frame of the first leak, -1 where there is none
   * @param leaks frames in which the face is visible, the first 50
   */
  public record PersonLeak(
      String id, String role, boolean still, Tally tally, int firstLeak, List<Integer> leaks) {
    public PersonLeak {
      leaks = List.copyOf(leaks);
    }
  }

  /**
   * Covered pixels that belong to no person and lie further than half a head from one.
   *
   * @param share of the picture, mean over all frames
   * @param causes the same split by what was there
   * @param covered share of the picture that is covered at all, mean
   * @param whole frames covered whole
   */
  public record OverRedaction(double share, Map<String, Double> causes, double covered, int whole) {
    public OverRedaction {
      causes = Map.copyOf(causes);
    }
  }
}
