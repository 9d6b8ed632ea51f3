package org.unseal.vision.face;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.track.Track;
import org.unseal.vision.detect.FaceDetector.Face;

/**
 * Joins faces that were found frame by frame into tracks. Sure faces start tracks, unsure ones only
 * continue them (the idea of ByteTrack, Zhang and others, 2022): forwards as the frames come, and
 * backwards from each track's first sight when the stretch ends. Between sights a face's place is
 * interpolated.
 *
 * <p>One stretch, one thread. Memory grows with the stretch: some 60 bytes a face that was found,
 * at most {@value #MOST_FACES} a frame, and what the tracks themselves take.
 */
public final class FaceFollower {
  private static final int MOST_FACES = 300;
  private static final double REACH_SURE = 1.2;
  private static final double REACH_UNSURE = 0.7;

  /** How many sights of a course's beginning tell where it came from. */
  private static final int RUN_UP = 8;

  private final FollowSettings settings;
  private final PictureSize size;
  private final FrameTimes times = new FrameTimes();
  private final List<FaceCourse> active = new ArrayList<>();
  private final List<List<Sight>> ended = new ArrayList<>();
  private final List<List<Sight>> unsure = new ArrayList<>();

  /** Begins a stretch of pictures of this size. */
  public FaceFollower(FollowSettings settings, PictureSize size) {
    this.settings = settings;
    this.size = size;
  }

  /**
   * A frame in which somebody looked for faces.
   *
   * @param frame the one after that of the call before
   * @param micros its time; where it is not later than the one before, it counts as a microsecond
   *     later
   * @param faces what was found, down to {@link FollowSettings#keepPermille}; may be none
   */
  public void looked(int frame, long micros, List<Face> faces) {
    times.add(frame, micros, true);
    long time = times.micros(times.placeOf(frame));
    end(time);
    List<Sight> sights =
        faces.stream()
            .filter(face -> face.scorePermille() >= settings.keepPermille())
            .sorted(
                Comparator.comparingInt(Face::scorePermille)
                    .reversed()
                    .thenComparingInt(face -> face.box().left())
                    .thenComparingInt(face -> face.box().top()))
            .limit(MOST_FACES)
            .map(face -> new Sight(frame, time, face.box(), face.scorePermille()))
            .toList();
    List<FaceCourse> open = new ArrayList<>(active);
    List<Sight> sure = new ArrayList<>(sights);
    sure.removeIf(sight -> sight.scorePermille() < settings.startPermille());
    List<Sight> low = new ArrayList<>(sights);
    low.removeAll(sure);
    match(open, sure, time, REACH_SURE);
    match(open, low, time, REACH_UNSURE);
    for (Sight sight : sure) {
      active.add(new FaceCourse(sight, false));
    }
    unsure.add(low);
  }

  /** A frame in which nobody looked: between two looks, or without a picture to look at. */
  public void passed(int frame, long micros) {
    times.add(frame, micros, false);
    unsure.add(List.of());
  }

  /**
   * Ends the stretch.
   *
   * @param firstId id of the first track; the others follow
   * @return tracks of kind {@code FACE} in the order of their first sight
   */
  public List<Track> finish(int firstId) {
    for (FaceCourse course : active) {
      ended.add(course.sights());
    }
    active.clear();
    List<List<Sight>> whole = new ArrayList<>();
    ended.sort(Comparator.comparingInt((List<Sight> sights) -> sights.getFirst().frame()));
    for (List<Sight> sights : ended) {
      whole.add(extendBackwards(sights));
    }
    whole.sort(
        Comparator.comparingInt((List<Sight> sights) -> sights.getFirst().frame())
            .thenComparingInt(sights -> sights.getFirst().box().left())
            .thenComparingInt(sights -> sights.getFirst().box().top()));
    return new FaceTracks(settings, size, times).make(whole, firstId);
  }

  private void end(long micros) {
    active.removeIf(
        course -> {
          boolean lost = course.unseen(micros) > settings.longestGap();
          if (lost) {
            ended.add(course.sights());
          }
          return lost;
        });
  }

  private record Pair(FaceCourse course, Sight sight, double fit) {}

  /** Gives sights to courses, the best fit first, and removes both from what is open. */
  private static void match(List<FaceCourse> open, List<Sight> sights, long micros, double reach) {
    List<Pair> pairs = new ArrayList<>();
    for (FaceCourse course : open) {
      for (Sight sight : sights) {
        double fit = course.fit(sight.box(), micros, reach);
        if (fit > 0) {
          pairs.add(new Pair(course, sight, fit));
        }
      }
    }
    pairs.sort(Comparator.comparingDouble(Pair::fit).reversed());
    for (Pair pair : pairs) {
      if (open.contains(pair.course()) && sights.remove(pair.sight())) {
        open.remove(pair.course());
        pair.course().add(pair.sight());
      }
    }
  }

  private List<Sight> extendBackwards(List<Sight> sights) {
    List<Sight> runUp = sights.subList(0, Math.min(RUN_UP, sights.size())).reversed();
    FaceCourse course = new FaceCourse(runUp.getFirst(), true);
    runUp.subList(1, runUp.size()).forEach(course::add);
    List<Sight> before = new ArrayList<>();
    for (int place = times.placeOf(sights.getFirst().frame()) - 1; place >= 0; place--) {
      long micros = times.micros(place);
      if (course.unseen(micros) > settings.longestGap()) {
        break;
      }
      Sight best = null;
      double bestFit = 0;
      for (Sight sight : unsure.get(place)) {
        double fit = course.fit(sight.box(), micros, REACH_UNSURE);
        if (fit > bestFit) {
          bestFit = fit;
          best = sight;
        }
      }
      if (best != null) {
        course.add(best);
        before.add(best);
        unsure.get(place).remove(best);
      }
    }
    List<Sight> all = new ArrayList<>(before.reversed());
    all.addAll(sights);
    return all;
  }
}
