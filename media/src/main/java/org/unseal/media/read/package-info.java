/**
 * Reads recordings: which stream of a file is looked at, which of its pictures can be judged, in
 * what order and at what time each is shown. Evidence is hostile input: nothing but the one open
 * file is read, everything is limited, and whatever the decoder is not sure of is marked as
 * damaged. Start at {@link org.unseal.media.read.LibavFootageLibrary}, then {@code LibavFrames}.
 * Nothing here draws masks or writes files.
 */
@NullMarked
package org.unseal.media.read;

import org.jspecify.annotations.NullMarked;
