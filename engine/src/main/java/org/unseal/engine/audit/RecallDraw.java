package org.unseal.engine.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.unseal.model.track.TrackKind;

/**
 * Draws the tracks whose masks are switched off in a private copy: a few of each size in each
 * light, always the same for one plan. One thread.
 */
final class RecallDraw {
  /** Most tracks that are drawn. */
  static final int MOST = 60;

  /** So many are drawn whatever the time. */
  private static final int LEAST = 10;

  private static final int SMALL = 16;
  private static final int MIDDLE = 40;
  private static final int DARK = 64;

  /** How many heads tall somebody is. */
  private static final int HEADS = 7;

  /** Pixels: whoever is smaller can't be recognised by anybody. */
  private static final int LEAST_BODY = 24;

  private static final int LEAST_FACE = 8;

  private final Map<Integer, Integer> heights = new HashMap<>();
  private final Map<Integer, Integer> looks = new HashMap<>();
  private final List<SampledTrack> candidates;

  /**
   * @param looked the frames that the audit looked at
   */
  RecallDraw(List<SampledTrack> tracks, Collection<PlannedFrame> looked) {
    for (PlannedFrame frame : looked) {
      for (PlannedFrame.Place place : frame.places()) {
        if (place.due()) {
          heights.merge(place.track(), place.extent().height(), Math::max);
          looks.merge(place.track(), 1, Integer::sum);
        }
      }
    }
    candidates =
        tracks.stream()
            .filter(SampledTrack::covered)
            .filter(
                track ->
                    height(track) >= (track.kind() == TrackKind.MOVER ? LEAST_BODY : LEAST_FACE))
            .sorted(Comparator.comparingInt(SampledTrack::id))
            .toList();
  }

  private int height(SampledTrack track) {
    return heights.getOrDefault(track.id(), 0);
  }

  /**
   * A drawn track.
   *
   * @param size see {@link Recall.Kind}
   */
  record Drawn(int track, String size, String light) {}

  /** Covered tracks that were looked at and are large enough for somebody to be recognised. */
  int candidates() {
    return candidates.size();
  }

  /**
   * Draws.
   *
   * @param light mean luminance around tracks; a track that is not there counts as bright
   * @param mostLooks how often there is time to look; fewer tracks are drawn rather than looked at
   *     less often
   */
  List<Drawn> draw(String planDigest, Map<Integer, Integer> light, int mostLooks) {
    Map<String, List<Drawn>> classes = new TreeMap<>();
    for (SampledTrack track : candidates) {
      int head = track.kind() == TrackKind.MOVER ? height(track) / HEADS : height(track);
      String size = head < SMALL ? "small" : head < MIDDLE ? "middle" : "large";
      String bright = light.getOrDefault(track.id(), 255) < DARK ? "dark" : "bright";
      classes
          .computeIfAbsent(size + bright, _ -> new ArrayList<>())
          .add(new Drawn(track.id(), size, bright));
    }
    SplittableRandom random = new SplittableRandom(seed(planDigest));
    classes.values().forEach(members -> shuffle(members, random));
    List<Drawn> drawn = new ArrayList<>();
    long left = mostLooks;
    for (int turn = 0; drawn.size() < MOST; turn++) {
      int before = drawn.size();
      for (List<Drawn> members : classes.values()) {
        if (turn < members.size() && drawn.size() < MOST && (left > 0 || drawn.size() < LEAST)) {
          drawn.add(members.get(turn));
          left -= looks.getOrDefault(members.get(turn).track(), 0);
        }
      }
      if (drawn.size() == before) {
        break;
      }
    }
    return drawn;
  }

  private static long seed(String planDigest) {
    return planDigest.matches("[0-9a-f]{16,}")
        ? HexFormat.fromHexDigitsToLong(planDigest, 0, 16)
        : planDigest.hashCode();
  }

  private static void shuffle(List<Drawn> members, SplittableRandom random) {
    for (int i = members.size() - 1; i > 0; i--) {
      java.util.Collections.swap(members, i, random.nextInt(i + 1));
    }
  }
}
