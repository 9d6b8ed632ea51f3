/**
 * Finds faces in pictures. Start at {@link org.unseal.vision.detect.FaceDetector}. Knows nothing of
 * time: following a face from frame to frame is the tracker's work.
 */
@NullMarked
package org.unseal.vision.detect;

import org.jspecify.annotations.NullMarked;
