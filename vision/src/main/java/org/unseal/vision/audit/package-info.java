/**
 * Looks at finished pictures as somebody would who looks for a mistake: a detector, and movement
 * where no mask is. Start at {@link org.unseal.vision.audit.SecondLook}. What is to be looked at,
 * and what of it counts, is decided elsewhere; nothing here trusts a mask that it can't see.
 */
@NullMarked
package org.unseal.vision.audit;

import org.jspecify.annotations.NullMarked;
