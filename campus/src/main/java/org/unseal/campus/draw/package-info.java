/**
 * Draws a scene as a camera sees it, one picture after the other. Start at {@link
 * org.unseal.campus.draw.FramePainter}. Everything that hides something is an {@link
 * org.unseal.campus.geometry.Outline}, and the same outlines go to the ground truth. Writes no
 * files.
 */
@NullMarked
package org.unseal.campus.draw;

import org.jspecify.annotations.NullMarked;
