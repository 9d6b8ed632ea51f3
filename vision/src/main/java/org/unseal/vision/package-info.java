/**
 * Judges pictures: what stands still, what moves, who may be recognised. Start at {@link
 * org.unseal.vision.MotionAnalyst}, which finds views, their backdrops, what moves before them, and
 * what of it is covered. Fails closed: what can't be judged is covered whole. Nothing here reads
 * files or knows what anybody decided.
 */
@NullMarked
package org.unseal.vision;

import org.jspecify.annotations.NullMarked;
