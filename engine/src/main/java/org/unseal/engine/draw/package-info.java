/**
 * Letters of dots, for whoever writes into pictures: the same on every machine, whatever fonts it
 * has. It is {@link org.unseal.engine.draw.PixelFont} alone; where letters stand is decided by
 * those who draw them.
 */
@NullMarked
package org.unseal.engine.draw;

import org.jspecify.annotations.NullMarked;
