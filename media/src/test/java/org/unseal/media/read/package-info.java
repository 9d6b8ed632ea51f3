/**
 * Tests of reading. They make their own recordings, of pictures that carry their number, break them
 * in known places and look at which frames come out as what. Start at {@link
 * org.unseal.media.read.NumberedClip}.
 */
@NullMarked
package org.unseal.media.read;

import org.jspecify.annotations.NullMarked;
