/**
 * Follows faces through time: for policy {@code FACES}, and for the faces that are found in moving
 * parts before a still camera. Start at {@link org.unseal.vision.face.FaceFollower}, which is fed
 * frame by frame during any pass over a stretch, either with pictures (it then asks a detector at
 * its stride) or with faces that somebody else found; at the stretch's end it gives the tracks.
 * Knows nothing of backdrops and decodes nothing.
 */
@NullMarked
package org.unseal.vision.face;

import org.jspecify.annotations.NullMarked;
