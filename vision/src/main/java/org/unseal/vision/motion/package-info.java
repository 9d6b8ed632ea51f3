/**
 * Says which cells of a frame differ from the backdrop. Start at {@link
 * org.unseal.vision.motion.MotionFinder}. Each frame is judged by itself; what happens over time is
 * the tracker's work.
 */
@NullMarked
package org.unseal.vision.motion;

import org.jspecify.annotations.NullMarked;
