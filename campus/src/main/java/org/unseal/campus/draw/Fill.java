package org.unseal.campus.draw;

import org.unseal.campus.geometry.Outline;

/** An outline filled with one colour, 0xAARRGGBB. */
record Fill(Outline outline, int argb) {}
