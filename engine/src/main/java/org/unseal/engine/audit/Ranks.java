package org.unseal.engine.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.unseal.engine.port.PictureAuditor.Region;

/**
 * Says which places of a sample come first where there is no time for all of them: every covered
 * track in its middle, then at its ends, then in between; and beside that, for a quarter of the
 * places, what whole frames show, around tracks first. Within each of these the order goes back and
 * forth over the recording, so that wherever it ends, what was searched lies all over it. No state.
 */
final class Ranks {
  /** One place in so many is one of a whole frame. */
  private static final int TURN = 4;

  private Ranks() {}

  /** What a place is looked at for, the first first. */
  private enum Why {
    MIDDLE,
    END,
    BETWEEN,
    BESIDE,
    WHOLE
  }

  private record Place(int frame, int region) {}

  /** The same frames, their regions ranked. */
  static List<PlannedFrame> of(List<PlannedFrame> frames, List<SampledTrack> tracks) {
    Map<Integer, int[]> dues = dues(frames);
    tracks.stream().filter(track -> !track.covered()).forEach(track -> dues.remove(track.id()));
    Map<Why, List<Place>> places = new EnumMap<>(Why.class);
    for (int i = 0; i < frames.size(); i++) {
      for (int k = 0; k < frames.get(i).regions().size(); k++) {
        Why why = why(frames.get(i), frames.get(i).regions().get(k), dues);
        places.computeIfAbsent(why, _ -> new ArrayList<>()).add(new Place(i, k));
      }
    }
    List<Place> tracked = new ArrayList<>();
    List<Place> others = new ArrayList<>();
    places.forEach(
        (why, some) ->
            (why.compareTo(Why.BESIDE) < 0 ? tracked : others).addAll(backAndForth(some)));
    return ranked(frames, turns(tracked, others));
  }

  /** Of each track the frames in which it is due, in order. */
  private static Map<Integer, int[]> dues(List<PlannedFrame> frames) {
    Map<Integer, List<Integer>> dues = new HashMap<>();
    for (PlannedFrame frame : frames) {
      for (PlannedFrame.Place place : frame.places()) {
        if (place.due()) {
          dues.computeIfAbsent(place.track(), _ -> new ArrayList<>()).add(frame.frame());
        }
      }
    }
    Map<Integer, int[]> sorted = new HashMap<>();
    dues.forEach(
        (track, at) -> sorted.put(track, at.stream().mapToInt(Integer::intValue).toArray()));
    return sorted;
  }

  private static Why why(PlannedFrame frame, Region region, Map<Integer, int[]> dues) {
    if (frame.whole() && region.equals(frame.regions().getLast())) {
      return Why.WHOLE;
    }
    Why first = Why.BESIDE;
    for (PlannedFrame.Place place : frame.places()) {
      int[] due = dues.get(place.track());
      if (due != null && place.due() && Regions.mostlyIn(place.extent(), region.box())) {
        Why why =
            frame.frame() == due[due.length / 2]
                ? Why.MIDDLE
                : frame.frame() == due[0] || frame.frame() == due[due.length - 1]
                    ? Why.END
                    : Why.BETWEEN;
        first = why.compareTo(first) < 0 ? why : first;
      }
    }
    return first;
  }

  /** So that every beginning of the list has its places all over it. */
  private static List<Place> backAndForth(List<Place> places) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingInt(i -> Integer.reverse(i) >>> 1));
    return order.stream().map(places::get).toList();
  }

  private static List<Place> turns(List<Place> tracked, List<Place> others) {
    List<Place> all = new ArrayList<>();
    int next = 0;
    for (Place place : tracked) {
      all.add(place);
      if (all.size() % TURN == TURN - 1 && next < others.size()) {
        all.add(others.get(next++));
      }
    }
    all.addAll(others.subList(next, others.size()));
    return all;
  }

  private static List<PlannedFrame> ranked(List<PlannedFrame> frames, List<Place> order) {
    int[][] ranks = new int[frames.size()][];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = new int[frames.get(i).regions().size()];
    }
    for (int rank = 0; rank < order.size(); rank++) {
      ranks[order.get(rank).frame()][order.get(rank).region()] = rank;
    }
    List<PlannedFrame> ranked = new ArrayList<>(frames.size());
    for (int i = 0; i < ranks.length; i++) {
      PlannedFrame frame = frames.get(i);
      List<Region> regions = new ArrayList<>();
      for (int k = 0; k < ranks[i].length; k++) {
        regions.add(new Region(frame.regions().get(k).box(), ranks[i][k]));
      }
      ranked.add(frame.searching(regions));
    }
    return ranked;
  }
}
