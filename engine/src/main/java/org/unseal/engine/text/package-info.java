/**
 * Decides which characters may leave the house, and how they are written where they arrive: on a
 * terminal, between tags, in cues. Whatever a file, an agency or a stranger wrote goes through here
 * before it is shown. Start at {@link org.unseal.engine.text.SafeText}. Tables have their own rule
 * on top, in {@code engine.table}. Nothing here judges what a text says.
 */
@NullMarked
package org.unseal.engine.text;

import org.jspecify.annotations.NullMarked;
