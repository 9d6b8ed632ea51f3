/**
 * Decides what happens: who is where at every instant, what they look like, which cameras watch,
 * what the light does. Pure functions of a seed and of true time in microseconds. Start at {@link
 * org.unseal.campus.scene.Scene}. Draws nothing.
 */
@NullMarked
package org.unseal.campus.scene;

import org.jspecify.annotations.NullMarked;
