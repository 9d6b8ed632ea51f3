/**
 * Reads MP4 files (ISO/IEC 14496-12) that a stranger may have written: where every sample lies and
 * when it is shown, and what else is in the file. Start at {@link org.unseal.proof.mp4.Mp4File}.
 * Files in fragments are refused. Nothing is taken into memory by a number that the file's own
 * length has not bounded, and nothing here decodes a picture.
 */
@NullMarked
package org.unseal.proof.mp4;

import org.jspecify.annotations.NullMarked;
