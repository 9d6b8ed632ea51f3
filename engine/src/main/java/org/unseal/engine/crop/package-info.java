/**
 * Small pictures of what is in a frame, for a person to look at. Start at {@link
 * org.unseal.engine.crop.CropEncoder}. Where they are kept, and that nobody else sees them, is for
 * whoever asks.
 */
@NullMarked
package org.unseal.engine.crop;

import org.jspecify.annotations.NullMarked;
