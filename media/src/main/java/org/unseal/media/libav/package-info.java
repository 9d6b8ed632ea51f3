/**
 * The smallest set of owners and checks that make libav safe to use from Java: who frees what, what
 * a return code means, where libav's messages go. Start at {@link org.unseal.media.libav.Av} and
 * {@link org.unseal.media.libav.Picture}. Nothing here knows what a recording is, and nothing may
 * reach standard error. Public for the media module alone.
 */
@NullMarked
package org.unseal.media.libav;

import org.jspecify.annotations.NullMarked;
