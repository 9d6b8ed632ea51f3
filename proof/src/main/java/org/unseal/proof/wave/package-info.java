/**
 * Sound that is stored sample by sample, and the one plain file that a release has it in: how a
 * sample is written, what takes the place of one that is muted, and a WAV reader to which every
 * byte has to be accounted for. Start at {@link org.unseal.proof.wave.WaveFile}. Nothing here
 * decodes a sample that was recorded, or knows of seals and releases.
 */
@NullMarked
package org.unseal.proof.wave;

import org.jspecify.annotations.NullMarked;
