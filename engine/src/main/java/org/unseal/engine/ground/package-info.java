/**
 * Why something that nobody ordered released is kept back, or covered: grounds that people chose
 * for a source, for frames of a recording, for a category of people, or for all else. Start at
 * {@link org.unseal.engine.ground.Grounds}. A ground never changes what becomes of a frame; what it
 * says in public is told apart from what never leaves.
 */
@NullMarked
package org.unseal.engine.ground;

import org.jspecify.annotations.NullMarked;
