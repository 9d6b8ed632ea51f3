package org.unseal.campus.draw;

import org.unseal.campus.geometry.Outline;
import org.unseal.campus.scene.Camera;
import org.unseal.campus.scene.Vehicle;
import org.unseal.model.picture.PictureSize;

/** What stands in a camera's picture at an instant between two frames. */
public final class Sight {
  private Sight() {}

  /** Some part of the vehicle lies within the picture, seen or hidden by something nearer. */
  public static boolean has(Camera camera, Vehicle vehicle, long time) {
    PictureSize size = camera.viewpoint().size();
    return vehicle
        .path()
        .at(time)
        .map(
            at ->
                VehicleBuilder.build(camera.viewpoint(), vehicle, at, 1, time).stream()
                    .flatMap(piece -> piece.solid().stream())
                    .anyMatch(outline -> within(outline, size)))
        .orElse(false);
  }

  private static boolean within(Outline o, PictureSize size) {
    return o.right() > 0
        && o.bottom() > 0
        && o.left() < size.width() * Outline.UNITS
        && o.top() < size.height() * Outline.UNITS;
  }
}
