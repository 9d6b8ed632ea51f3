package org.unseal.campus.geometry;

/** A point or a direction in the world, in metres: x east, y north, z up. */
public record Vec(double x, double y, double z) {
  public Vec plus(Vec other) {
    return new Vec(x + other.x, y + other.y, z + other.z);
  }

  public Vec minus(Vec other) {
    return new Vec(x - other.x, y - other.y, z - other.z);
  }

  public Vec times(double factor) {
    return new Vec(x * factor, y * factor, z * factor);
  }

  public double dot(Vec other) {
    return x * other.x + y * other.y + z * other.z;
  }

  public Vec cross(Vec other) {
    return new Vec(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
  }

  public double length() {
    return Math.sqrt(dot(this));
  }

  /** The horizontal direction of a compass heading in radians, 0 is north, clockwise. */
  public static Vec heading(double radians) {
    return new Vec(StrictMath.sin(radians), StrictMath.cos(radians), 0);
  }

  /** From here towards the other point; 0 is here, 1 is there. */
  public Vec towards(Vec other, double share) {
    return plus(other.minus(this).times(share));
  }
}
