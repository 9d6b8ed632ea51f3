package org.unseal.campus.draw;

/** Arithmetic on colours, 0xRRGGBB in, 0xFFRRGGBB out unless an opacity is given. */
final class Tint {
  private Tint() {}

  /** Made lighter or darker; 1 changes nothing. */
  static int shade(int rgb, double factor) {
    return 0xFF000000
        | channel((rgb >> 16 & 255) * factor) << 16
        | channel((rgb >> 8 & 255) * factor) << 8
        | channel((rgb & 255) * factor);
  }

  /** From the first colour to the second; 0 is the first. */
  static int mix(int from, int to, double share) {
    return 0xFF000000
        | channel((from >> 16 & 255) * (1 - share) + (to >> 16 & 255) * share) << 16
        | channel((from >> 8 & 255) * (1 - share) + (to >> 8 & 255) * share) << 8
        | channel((from & 255) * (1 - share) + (to & 255) * share);
  }

  /** The same colour, see-through. */
  static int clear(int rgb, double opacity) {
    return (rgb & 0xFFFFFF) | channel(opacity * 255) << 24;
  }

  private static int channel(double value) {
    return Math.clamp(Math.round(value), 0, 255);
  }
}
