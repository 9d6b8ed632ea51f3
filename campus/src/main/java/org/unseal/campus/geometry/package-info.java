/**
 * Points in the world, how a camera sees them, and outlines in a picture. Metres in the world (x
 * east, y north, z up), pixels in the picture (x right, y down). Start at {@link
 * org.unseal.campus.geometry.Viewpoint}. Knows nothing of people or of drawing.
 */
@NullMarked
package org.unseal.campus.geometry;

import org.jspecify.annotations.NullMarked;
