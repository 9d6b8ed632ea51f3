/**
 * What is covered in each frame, as integers. Whoever re-renders starts from here. Start at {@link
 * org.unseal.model.plan.FrameCover}.
 */
@NullMarked
package org.unseal.model.plan;

import org.jspecify.annotations.NullMarked;
