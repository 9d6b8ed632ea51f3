package org.unseal.engine.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.unseal.engine.port.PictureAuditor.Region;
import org.unseal.model.picture.Box;

/**
 * What is to be looked at in one frame, and what is known of it.
 *
 * @param movement whether movement is judged in it
 * @param whole whether all of it is searched
 * @param sampled whether a sample would have it, too
 * @param regions where faces are looked for; where all of it is searched, that comes last
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
    List<Region> regions,
    int tallest,
    List<Place> places) {
  PlannedFrame {
    regions = List.copyOf(regions);
    places = List.copyOf(places);
  }

  /** The same with other regions. */
  PlannedFrame searching(List<Region> other) {
    return new PlannedFrame(frame, stretch, movement, whole, sampled, other, tallest, places);
  }

  /** The same for faces alone. */
  PlannedFrame withoutMovement() {
    return new PlannedFrame(frame, stretch, false, whole, sampled, regions, tallest, places);
  }

  /**
   * What of it was really looked at.
   *
   * @param searched for each region whether it was searched
   */
  PlannedFrame asLookedAt(List<Boolean> searched) {
    List<Region> seen = new ArrayList<>();
    for (int i = 0; i < regions.size(); i++) {
      if (searched.get(i)) {
        seen.add(regions.get(i));
      }
    }
    boolean all = whole && !seen.isEmpty() && searched.getLast();
    return new PlannedFrame(
        frame,
        stretch,
        movement,
        all,
        sampled,
        seen,
        tallest,
        places.stream()
            .map(
                place ->
                    new Place(
                        place.track(),
                        place.extent(),
                        place.cleared(),
                        place.due() && (all || within(place.extent(), seen))))
            .toList());
  }

  private static boolean within(Box extent, List<Region> seen) {
    return seen.stream().anyMatch(region -> Regions.mostlyIn(extent, region.box()));
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
