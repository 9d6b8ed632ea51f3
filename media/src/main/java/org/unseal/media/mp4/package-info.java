/**
 * Writes MP4 files that hold what they were given and nothing else: no names, dates, tags, edit
 * lists, thumbnails or spare room, the index before the samples. Start at {@link
 * org.unseal.media.mp4.Mp4File}. Nothing here knows libav, where samples come from or what is in
 * them.
 */
@NullMarked
package org.unseal.media.mp4;

import org.jspecify.annotations.NullMarked;
