package org.unseal.campus.draw;

/** What a surface looks like: a colour for each place on it, in metres. */
enum Material {
  GRASS,
  CONCRETE,
  ASPHALT,
  BRICK,
  PLASTER,
  GLASS,
  METAL,
  WOOD,
  FOLIAGE,
  DOOR,
  TILES,
  LOCKERS,
  CEILING;

  /** 0xRRGGBB at a place; u runs along the surface and v across or up. */
  int colour(double u, double v) {
    double fine = Grain.smooth(11, u * 23, v * 23);
    double coarse = Grain.cloudy(7, u * 0.9, v * 0.9);
    return switch (this) {
      case GRASS ->
          Tint.shade(
              Tint.mix(0x5C6E3A, 0x84864F, coarse), 0.72 + 0.5 * fine * (0.6 + 0.4 * coarse));
      case CONCRETE -> {
        boolean joint = near(u, 1.5) || near(v, 1.5);
        yield Tint.shade(0x9C988E, (joint ? 0.72 : 0.9) + 0.12 * coarse + 0.06 * fine);
      }
      case ASPHALT -> Tint.shade(0x5E5F61, 0.82 + 0.2 * coarse + 0.14 * fine);
      case BRICK -> {
        double row = Math.floor(v / 0.22);
        double shift = row % 2 == 0 ? 0 : 0.2;
        boolean mortar = v - row * 0.22 < 0.03 || Math.floorMod((long) ((u + shift) * 100), 40) < 3;
        double tone = Grain.at(5, (long) Math.floor((u + shift) / 0.4), (long) row);
        yield mortar ? 0xFFA79B8C : Tint.shade(0x8E5643, 0.8 + 0.25 * tone + 0.1 * coarse);
      }
      case PLASTER -> Tint.shade(0xC9C0AC, 0.86 + 0.14 * coarse);
      case GLASS -> Tint.shade(0x41505C, 0.7 + 0.7 * Grain.cloudy(3, u * 0.4, v * 1.2));
      case METAL -> Tint.shade(0x6F7478, 0.9 + 0.1 * fine);
      case WOOD -> Tint.shade(0x7B5B3C, 0.8 + 0.3 * Grain.smooth(2, u * 2, v * 60));
      case FOLIAGE -> Tint.shade(0x45592F, 0.45 + 0.95 * Grain.cloudy(9, u * 5, v * 5));
      case DOOR -> Tint.shade(0x4B5F73, near(u, 0.95) ? 0.6 : 0.9 + 0.1 * coarse);
      case TILES -> {
        boolean joint = near(u, 0.6) || near(v, 0.6);
        yield Tint.shade(0xB8B2A4, (joint ? 0.85 : 0.95) + 0.08 * coarse);
      }
      case LOCKERS -> {
        boolean gap = near(u, 0.38) || near(v, 0.9);
        yield Tint.shade(0x5A7286, gap ? 0.55 : 0.92 + 0.06 * fine);
      }
      case CEILING -> near(u, 1.2) || near(v, 1.2) ? 0xFF9A9A96 : 0xFFD6D4CC;
    };
  }

  private static boolean near(double place, double step) {
    double rest = place / step - Math.floor(place / step);
    return rest * step < 0.025;
  }
}
