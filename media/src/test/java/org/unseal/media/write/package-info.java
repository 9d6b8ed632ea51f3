/** Tests of the writer of recordings. */
@NullMarked
package org.unseal.media.write;

import org.jspecify.annotations.NullMarked;
