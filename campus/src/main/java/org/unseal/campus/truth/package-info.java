/**
 * What a recording shows, exactly: who is where in every frame and how much of each face can be
 * seen. Start at {@link org.unseal.campus.truth.FrameTruth}. Kept as JSON lines; outlines are
 * convex and in eighths of a pixel, so that masks can be filled again from them.
 */
@NullMarked
package org.unseal.campus.truth;

import org.jspecify.annotations.NullMarked;
