package org.unseal.campus.scene;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One world and who is in it, between two true times (microseconds since 1970).
 *
 * @param name goes to the ground truth
 */
public record Scene(
    String name,
    long seed,
    long start,
    long end,
    List<Camera> cameras,
    List<Person> people,
    List<Vehicle> vehicles,
    List<Happening> happenings) {
  public Scene {
    requireNonNull(name, "name");
    if (end <= start) {
      throw new IllegalArgumentException("a scene needs time: " + start + " to " + end);
    }
    cameras = List.copyOf(cameras);
    people = List.copyOf(people);
    vehicles = List.copyOf(vehicles);
    happenings = List.copyOf(happenings);
  }

  /** The camera of this name. */
  public Camera camera(String wanted) {
    return cameras.stream()
        .filter(c -> c.name().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such camera: " + wanted));
  }
}
