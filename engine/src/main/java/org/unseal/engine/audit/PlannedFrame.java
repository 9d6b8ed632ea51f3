package org.unseal.engine.audit;

import java.util.List;
import java.util.Set;
import org.unseal.model.picture.Box;

/**
 * What is to be looked at in one frame, and what is known of it.
 *
 * @param movement whether movement is judged in it
 * @param whole whether all of it is searched
 * @param sampled whether a sample would have it, too
 * @param regions where faces are looked for
 * @param tallest height in pixels of the largest thing that moves in the stretch; 0 where that says
 *     nothing of how large a face can be
 * @param places everything that is followed there
 */
record PlannedFrame(
    int frame,
    int stretch,
    boolean movement,
    boolean whole,
    boolean sampled,
    List<Box> regions,
    int tallest,
    List<Place> places) {
  PlannedFrame {
    regions = List.copyOf(regions);
    places = List.copyOf(places);
  }

  /** The same without looking for faces. */
  PlannedFrame withoutSearch() {
    return new PlannedFrame(
        frame,
        stretch,
        movement,
        false,
        sampled,
        List.of(),
        tallest,
        places.stream()
            .map(place -> new Place(place.track(), place.extent(), place.cleared(), false))
            .toList());
  }

  /** Whether the sample has any of these tracks here. */
  boolean showsAny(Set<Integer> tracks) {
    return places.stream()
        .anyMatch(place -> (place.due() || whole) && tracks.contains(place.track()));
  }

  /**
   * Where a track is.
   *
   * @param cleared somebody decided to show it
   * @param due the sample has this track in this frame
   */
  record Place(int track, Box extent, boolean cleared, boolean due) {}
}
