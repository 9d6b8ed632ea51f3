package org.unseal.vision;

import java.util.ArrayList;
import java.util.List;
import org.unseal.engine.port.PictureView;
import org.unseal.model.picture.Box;

/**
 * A full picture and the parts of it in which nobody has looked for faces yet.
 *
 * @param places inside the picture; a few may overlap
 */
record SearchedStill(PictureView picture, List<Box> places) {
  /** What a detector wants to see around a head, in pixels. */
  private static final int AROUND = 24;

  /** What another look costs, in pixels: places are joined where that is cheaper. */
  private static final long LOOK = 4_000;

  SearchedStill {
    places = List.copyOf(places);
  }

  /** All of it. */
  static SearchedStill whole(PictureView picture) {
    return new SearchedStill(picture, List.of(picture.size().box()));
  }

  /** Only what lies at these places, with something around them. */
  static SearchedStill at(PictureView picture, List<Box> places) {
    List<Box> wide = new ArrayList<>();
    for (Box place : places) {
      place.grow(AROUND, AROUND).clip(picture.size()).ifPresent(box -> add(wide, box));
    }
    return new SearchedStill(picture, wide);
  }

  private static void add(List<Box> places, Box place) {
    for (int i = 0; i < places.size(); i++) {
      Box other = places.get(i);
      Box both = other.join(place);
      if (both.area() <= other.area() + place.area() + LOOK) {
        places.remove(i);
        add(places, both); // what is larger now may be joined with those before
        return;
      }
    }
    places.add(place);
  }
}
