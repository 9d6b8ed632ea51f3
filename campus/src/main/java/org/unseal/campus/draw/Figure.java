package org.unseal.campus.draw;

import java.util.List;
import java.util.Optional;
import org.unseal.campus.geometry.Outline;
import org.unseal.campus.scene.Person;
import org.unseal.campus.scene.Stance;

/**
 * A person as a camera sees them.
 *
 * @param depth metres from the camera along its axis
 * @param paint everything to fill, in order; outside of {@code body}, {@code head} and {@code
 *     front} nothing is touched
 * @param body outlines of what lies behind the face or beside it, the head among them
 * @param face the drawn face from chin to hairline; empty where it is turned away
 * @param head around skull, hair and headwear
 * @param front outlines of what is before the face: a raised hand
 * @param shadow what lies on the ground; filled as one
 * @param yaw degrees from looking into the camera, positive to the right of the picture
 */
record Figure(
    Person person,
    Stance stance,
    double depth,
    List<Fill> paint,
    List<Outline> body,
    Optional<Outline> face,
    Outline head,
    List<Outline> front,
    List<Outline> shadow,
    int yaw) {}
