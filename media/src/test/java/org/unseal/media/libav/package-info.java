/** Tests of who owns what, and of what libav's messages are worth. */
@NullMarked
package org.unseal.media.libav;

import org.jspecify.annotations.NullMarked;
