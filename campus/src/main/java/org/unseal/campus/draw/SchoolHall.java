package org.unseal.campus.draw;

import static org.unseal.campus.draw.Solid.block;

import java.util.List;
import org.unseal.campus.geometry.Vec;

/**
 * A hall inside Building 7. It runs north from the camera, and lies 200 m to the east of the yard,
 * where it is in nobody's way.
 */
final class SchoolHall implements Place {
  private final List<Solid> solids =
      List.of(
          block(Material.PLASTER, 197.8, -2, 0, 198, 26, 3),
          block(Material.PLASTER, 202, -2, 0, 202.2, 26, 3),
          block(Material.LOCKERS, 198, 3, 0, 198.28, 12, 1.8),
          block(Material.LOCKERS, 201.72, 8, 0, 202, 17, 1.8),
          block(Material.DOOR, 197.98, 14, 0, 198.02, 15, 2.1),
          block(Material.DOOR, 201.98, 5, 0, 202.02, 6, 2.1),
          block(Material.CEILING, 197.8, -2, 2.9, 202.2, 26, 3),
          block(Material.PLASTER, 197.8, 24, 0, 202.2, 24.2, 3),
          block(Material.DOOR, 199.05, 23.95, 0, 200.95, 24, 2.2),
          block(Material.METAL, 198.3, 15.6, 0, 198.65, 15.95, 1).hiding("bin"));

  @Override
  public List<Solid> solids() {
    return solids;
  }

  @Override
  public int ground(double x, double y) {
    return Material.TILES.colour(x, y);
  }

  @Override
  public int sky() {
    return 0xD8D6CC;
  }

  @Override
  public Sun sun() {
    return new Sun(new Vec(0.2, -0.1, 0.97), false);
  }
}
