/**
 * Carries a recording's sound over: as it is where MP4 can hold it and browsers play it, else coded
 * anew as AAC; with times counted from the first picture. Start at {@link
 * org.unseal.media.sound.Sound}. Nothing here decides whether sound may be kept.
 */
@NullMarked
package org.unseal.media.sound;

import org.jspecify.annotations.NullMarked;
