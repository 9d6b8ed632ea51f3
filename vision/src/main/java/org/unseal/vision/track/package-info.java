/**
 * Follows what moves from frame to frame, judges what of it may be a head, and says which boxes
 * cover it. Start at {@link org.unseal.vision.track.MoverTracker} and {@link
 * org.unseal.vision.track.TrackMaker}. Never looks at pixels, and never lets a blob go uncovered
 * because it can't tell whose it is.
 */
@NullMarked
package org.unseal.vision.track;

import org.jspecify.annotations.NullMarked;
