package org.unseal.engine.audit;

import java.util.ArrayList;
import java.util.List;
import org.unseal.model.picture.Box;

/** Parts of a picture that are searched. */
final class Regions {
  /** Pixels around a thing: a detector wants to see what a face is on. */
  private static final int AROUND = 32;

  /** Pixels that the smallest tile of any detector has: less costs as much. */
  private static final long SMALL_TILE = 320L * 240;

  private Regions() {}

  static Box around(Box thing) {
    return thing.grow(Math.max(AROUND, thing.width() / 4), Math.max(AROUND, thing.height() / 4));
  }

  /** A decided place with a little room: what is in it is what was decided on. */
  static Box decided(Box place) {
    return place.grow(8 + place.width() / 8, 8 + place.height() / 8);
  }

  /** Whether at least half of a thing lies in a place. */
  static boolean mostlyIn(Box thing, Box place) {
    return 2 * thing.meet(place).map(Box::area).orElse(0L) >= thing.area();
  }

  /**
   * Regions that overlap become one where that is no more to search than both: so nothing is
   * searched twice, and two people who pass one another don't make a region of half the picture.
   */
  static List<Box> joined(List<Box> regions) {
    List<Box> joined = new ArrayList<>();
    for (Box region : regions) {
      Box grown = region;
      boolean again = true;
      while (again) {
        again = false;
        for (int i = 0; i < joined.size(); i++) {
          if (joined.get(i).overlaps(grown) && worthIt(joined.get(i), grown)) {
            grown = grown.join(joined.remove(i));
            again = true;
            break;
          }
        }
      }
      joined.add(grown);
    }
    return joined;
  }

  private static boolean worthIt(Box one, Box other) {
    Box both = one.join(other);
    return both.area() <= Math.max(SMALL_TILE, (one.area() + other.area()) * 5 / 4);
  }
}
