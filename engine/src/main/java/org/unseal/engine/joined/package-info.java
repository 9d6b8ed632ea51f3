/**
 * Puts all clips of a publication into one video, to be watched from end to end. Start at {@link
 * org.unseal.engine.joined.JoinStep}. What it makes proves nothing: every picture says so, and
 * names the clip that does. Between two clips stands a card with what is missing there, in words
 * that are handed over. Nothing here reads a case or an original.
 */
@NullMarked
package org.unseal.engine.joined;

import org.jspecify.annotations.NullMarked;
