package org.unseal.vision.track;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.unseal.model.picture.Box;

/**
 * Finds out which specks are parts of somebody: a hand, a foot, the end of a shadow, which come off
 * and join again. A speck is too small for anybody's head, so nobody else is decided upon with it.
 */
final class Fragments {
  private Fragments() {}

  /** For those who have parts, their parts: specks that were next to them for their whole life. */
  static Map<Course, List<Course>> byOwner(List<Course> courses) {
    List<Course> owners = courses.stream().filter(course -> !course.speck()).toList();
    Map<Course, List<Course>> parts = new HashMap<>();
    for (Course course : courses) {
      if (course.speck()) {
        for (Course owner : owners) {
          if (owns(owner, course)) {
            parts.computeIfAbsent(owner, o -> new ArrayList<>()).add(course);
            break;
          }
        }
      }
    }
    return parts;
  }

  private static boolean owns(Course owner, Course speck) {
    if (owner.firstSeen() > speck.firstSeen() || owner.lastSeen() < speck.lastSeen()) {
      return false;
    }
    for (Sighting sighting : speck.sightings()) {
      Box around = owner.extentAt(sighting.frame());
      int near = Math.max(3, around.height() / 8);
      if (!around.grow(near, near).overlaps(sighting.shape().box())) {
        return false;
      }
    }
    return true;
  }
}
