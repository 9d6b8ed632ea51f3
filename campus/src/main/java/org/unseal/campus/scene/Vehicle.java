package org.unseal.campus.scene;

/**
 * Something on wheels.
 *
 * @param plate its number plate, empty where it has none
 * @param lightBar blue and red lights flash on the roof
 * @param rgb its paint
 */
public record Vehicle(
    String id, Kind kind, int rgb, String plate, boolean lightBar, VehiclePath path) {
  /** What it is. */
  public enum Kind {
    GOLF_CART,
    CAR
  }
}
