/**
 * Reads and checks what people decided. Start at {@link
 * org.unseal.engine.decisions.DecisionsDocument}. Decisions that belong to another recording or
 * analysis are refused, never adapted.
 */
@NullMarked
package org.unseal.engine.decisions;

import org.jspecify.annotations.NullMarked;
