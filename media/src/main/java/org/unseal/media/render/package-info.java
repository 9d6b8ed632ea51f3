/**
 * Makes the redacted file: covers what the plan covers, in the picture as it was decoded, brings it
 * to 8-bit 4:2:0, encodes H.264 in runs that don't know of each other, and writes an MP4. Start at
 * {@link org.unseal.media.render.LibavRenderer}. What is under a mask must not reach any step after
 * the masks, and no byte may depend on how many threads worked or on the processor.
 */
@NullMarked
package org.unseal.media.render;

import org.jspecify.annotations.NullMarked;
