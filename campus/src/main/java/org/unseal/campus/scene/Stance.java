package org.unseal.campus.scene;

import org.unseal.campus.geometry.Vec;

/**
 * How a person is placed at one instant.
 *
 * @param ground where they stand; the height of the seat's foot rest when they ride
 * @param heading of the body in radians, 0 is north, clockwise
 * @param cycle steps taken, in double steps; the fraction is the place in the gait
 * @param headTurn radians that the head is turned against the body, positive to their right
 * @param nod radians that the head is bent down
 * @param gesture what the right arm does, 0 nothing to 1 hand at the shoulder radio
 */
public record Stance(
    Vec ground,
    double heading,
    Gait gait,
    double cycle,
    double headTurn,
    double nod,
    double gesture) {
  /** How they move; the names go to the ground truth. */
  public enum Gait {
    WALKING,
    RUNNING,
    STANDING,
    RIDING
  }
}
