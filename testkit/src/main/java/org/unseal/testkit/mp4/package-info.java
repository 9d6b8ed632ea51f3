/**
 * Takes MP4 files apart with code that shares nothing with what writes them. Start at {@link
 * org.unseal.testkit.mp4.Mp4Contents}. For small, sound files: everything is read into memory.
 */
@NullMarked
package org.unseal.testkit.mp4;

import org.jspecify.annotations.NullMarked;
