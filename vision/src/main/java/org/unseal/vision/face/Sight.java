package org.unseal.vision.face;

import org.unseal.model.picture.Box;

/**
 * A face seen in a frame.
 *
 * @param micros the frame's time
 */
record Sight(int frame, long micros, Box box, int scorePermille) {}
