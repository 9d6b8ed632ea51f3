package org.unseal.campus.scene;

import static java.util.Objects.requireNonNull;

/**
 * Somebody with a way through the scene.
 *
 * @param id unique in the scene, e.g. {@code s-012}
 * @param name only for those whom the story names, else empty
 * @param height metres, shoes included
 * @param build breadth against the average, 0.85 to 1.25
 * @param seed for the small things: gait, glances
 */
public record Person(
    String id,
    String name,
    Role role,
    SkinTone skin,
    Wardrobe wardrobe,
    double height,
    double build,
    long seed,
    Itinerary itinerary) {
  public Person {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(role, "role");
    requireNonNull(skin, "skin");
    requireNonNull(wardrobe, "wardrobe");
    requireNonNull(itinerary, "itinerary");
  }
}
