/**
 * Cuts parts out of recordings without decoding them. Start at {@link
 * org.unseal.media.excerpt.LibavExcerptLibrary}. What is cut is for measuring alone: its times are
 * rounded to milliseconds, its first picture is at zero, and nothing of it is ever released.
 */
@NullMarked
package org.unseal.media.excerpt;

import org.jspecify.annotations.NullMarked;
