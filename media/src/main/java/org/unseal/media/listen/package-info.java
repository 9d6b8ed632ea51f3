/**
 * Gives out what a recording sounds like, sample by sample. Start at {@link
 * org.unseal.media.listen.LibavSoundLibrary}. Samples are taken as the decoder gives them, never
 * resampled; what is heard in them is decided in the engine.
 */
@NullMarked
package org.unseal.media.listen;

import org.jspecify.annotations.NullMarked;
