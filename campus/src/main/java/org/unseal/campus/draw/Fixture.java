package org.unseal.campus.draw;

import org.unseal.campus.geometry.Outline;

/** Something static that hides people, as one camera sees it. */
record Fixture(double depth, String name, Outline outline) {}
