/**
 * Finds what a stationary camera sees where nothing moves, and how today's light differs from it.
 * Start at {@link org.unseal.vision.backdrop.BackdropMaker}. Says nothing of who moves before it.
 */
@NullMarked
package org.unseal.vision.backdrop;

import org.jspecify.annotations.NullMarked;
