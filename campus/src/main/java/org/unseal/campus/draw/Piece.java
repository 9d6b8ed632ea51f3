package org.unseal.campus.draw;

import java.util.List;
import org.unseal.campus.geometry.Outline;
import org.unseal.campus.truth.FrameTruth;

/**
 * Part of a thing that moves and hides, with its own distance, so that riders sit between pieces.
 *
 * @param solid what it hides; {@code paint} stays inside
 */
record Piece(
    FrameTruth.Kind kind, String name, double depth, List<Outline> solid, List<Fill> paint) {}
