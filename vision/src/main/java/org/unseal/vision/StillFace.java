package org.unseal.vision;

import org.unseal.vision.detect.FaceDetector.Face;

/**
 * A face found in a still picture.
 *
 * @param inBackdrop it was found in the backdrop itself; else only in the other state of a place
 *     that had two
 */
record StillFace(Face face, boolean inBackdrop) {}
