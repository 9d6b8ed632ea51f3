package org.unseal.vision.track;

import org.unseal.vision.cells.Blob;

/**
 * A mover in one frame.
 *
 * @param shape the cells that it takes, its own or shared
 * @param merged others are in the same shape, and nobody can tell who is where
 */
record Sighting(int frame, Blob shape, boolean merged) {}
