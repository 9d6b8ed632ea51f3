package org.unseal.campus.draw;

import static org.unseal.campus.draw.Solid.block;

import java.util.List;
import org.unseal.campus.geometry.Vec;

/** A hall inside Building 7, in its own coordinates: it runs north from the camera. */
final class SchoolHall implements Place {
  private final List<Solid> solids =
      List.of(
          block(Material.PLASTER, -2.2, -2, 0, -2, 26, 3),
          block(Material.PLASTER, 2, -2, 0, 2.2, 26, 3),
          block(Material.LOCKERS, -2, 3, 0, -1.72, 12, 1.8),
          block(Material.LOCKERS, 1.72, 8, 0, 2, 17, 1.8),
          block(Material.DOOR, -2.02, 14, 0, -1.98, 15, 2.1),
          block(Material.DOOR, 1.98, 5, 0, 2.02, 6, 2.1),
          block(Material.CEILING, -2.2, -2, 2.9, 2.2, 26, 3),
          block(Material.PLASTER, -2.2, 24, 0, 2.2, 24.2, 3),
          block(Material.DOOR, -0.95, 23.95, 0, 0.95, 24, 2.2),
          block(Material.METAL, -1.7, 15.6, 0, -1.35, 15.95, 1).hiding("bin"));

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
