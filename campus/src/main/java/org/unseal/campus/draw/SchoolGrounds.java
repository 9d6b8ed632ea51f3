package org.unseal.campus.draw;

import static org.unseal.campus.draw.Solid.block;

import java.util.ArrayList;
import java.util.List;
import org.unseal.campus.geometry.Vec;

/**
 * The grounds of the school: the yard in front of camera {@code cam-yard} at the origin, Building 7
 * to the north-east, the gate to the east.
 */
final class SchoolGrounds implements Place {
  private final List<Solid> solids = new ArrayList<>();

  SchoolGrounds() {
    // Yard.
    solids.add(block(Material.METAL, 1.5, 7.5, 0, 1.7, 7.7, 7).hiding("lamp-pole"));
    solids.add(block(Material.WOOD, -5.4, 11.3, 0.05, -3.6, 11.75, 0.48).hiding("bench"));
    solids.add(block(Material.CONCRETE, 4.6, 11.6, 0, 5.9, 12.9, 0.55).hiding("planter"));
    solids.add(block(Material.FOLIAGE, 4.75, 11.75, 0.55, 5.75, 12.75, 1.0).hiding("shrub"));
    solids.add(block(Material.METAL, -2.3, 13.4, 0, -1.8, 13.9, 0.95).hiding("bin"));
    solids.add(block(Material.WOOD, -7.6, 19, 0, -7.2, 19.4, 3).hiding("trunk"));
    solids.add(block(Material.FOLIAGE, -9.8, 17.2, 2.9, -5.2, 21.4, 6.4));
    solids.add(block(Material.WOOD, 9, 20.6, 0, 9.4, 21, 3.2).hiding("trunk"));
    solids.add(block(Material.FOLIAGE, 6.9, 18.8, 3.1, 11.4, 22.8, 7));
    solids.add(block(Material.FOLIAGE, -30, 31, 0, -4, 32, 1.1));
    building(-44, 39, -6, 52, 5.2, Material.PLASTER);
    // Building 7 with its door, the strobe above it, and the transformer's hut beside it.
    building(8, 36, 44, 50, 7.4, Material.BRICK);
    solids.add(block(Material.DOOR, 13.2, 35.9, 0, 15.1, 36, 2.2));
    solids.add(block(Material.METAL, 13.9, 35.8, 2.5, 14.4, 36, 2.75));
    solids.add(block(Material.METAL, 17.6, 33.6, 0, 19.6, 35.2, 1.8).hiding("transformer"));
    solids.add(block(Material.CONCRETE, 11.3, 33.4, 0, 11.6, 33.7, 0.9).hiding("bollard"));
    solids.add(block(Material.METAL, 8.95, 33.0, 0, 9.1, 33.15, 6).hiding("lamp-pole"));
    // Gate.
    solids.add(block(Material.BRICK, 54.4, 16, 0, 55.2, 16.8, 2.4).hiding("gatepost"));
    solids.add(block(Material.BRICK, 66.2, 16, 0, 67, 16.8, 2.4).hiding("gatepost"));
    for (int i = 0; i < 8; i++) {
      solids.add(block(Material.METAL, 67.2 + i * 2, 16.3, 0, 67.3 + i * 2, 16.4, 2));
      solids.add(block(Material.METAL, 54.2 - i * 2, 16.3, 0, 54.3 - i * 2, 16.4, 2));
    }
    solids.add(block(Material.METAL, 67.2, 16.32, 1.75, 83, 16.38, 1.85));
    solids.add(block(Material.METAL, 40, 16.32, 1.75, 54.3, 16.38, 1.85));
    solids.add(block(Material.FOLIAGE, 40, 44, 0, 86, 46, 5));
    solids.add(block(Material.FOLIAGE, 68, 22, 0.3, 75, 27, 4));
  }

  private void building(
      double x0, double y0, double x1, double y1, double height, Material material) {
    solids.add(block(material, x0, y0, 0, x1, y1, height));
    for (double z = 1; z + 1.5 < height; z += 3.1) {
      for (double x = x0 + 1.6; x + 1.4 < x1; x += 2.9) {
        boolean door = z < 2 && x < 15.6 && x + 1.5 > 12.8;
        if (!door) {
          solids.add(block(Material.GLASS, x, y0 - 0.03, z, x + 1.5, y0, z + 1.4));
        }
      }
    }
  }

  @Override
  public List<Solid> solids() {
    return solids;
  }

  @Override
  public int ground(double x, double y) {
    boolean road = (y > 24 && y < 29) || (x > 56 && x < 65);
    if (road) {
      boolean line = Math.abs(x - 60.5) < 0.06 && y > 29 && Math.floorMod((long) y, 4) < 2;
      return line ? 0xD8D6CC : Material.ASPHALT.colour(x, y);
    }
    boolean walk =
        (y > 7.6 && y < 10.6 && x < 50)
            || (y > 14.4 && y < 17 && x < 40)
            || (x > -1.6 && x < 1.4 && y > 10 && y < 24)
            || (x > 7 && x < 22 && y > 29 && y < 36)
            || y < 6.2
            || (x > 65 && x < 67.4);
    return walk ? Material.CONCRETE.colour(x, y) : Material.GRASS.colour(x, y);
  }

  @Override
  public int sky() {
    return 0xBFD0DE;
  }

  @Override
  public Sun sun() {
    Vec towards = new Vec(-0.52, -0.42, 0.74);
    return new Sun(towards.times(1 / towards.length()), true);
  }
}
