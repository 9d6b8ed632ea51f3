/**
 * Finds faces in pictures. Start at {@link org.unseal.vision.detect.Detectors}, which opens a
 * {@link org.unseal.vision.detect.FaceDetector} from the user's shelf of models. Knows nothing of
 * time: following a face from frame to frame is the tracker's work. ONNX Runtime's types stay in
 * here.
 */
@NullMarked
package org.unseal.vision.detect;

import org.jspecify.annotations.NullMarked;
