/**
 * Decides what of a dispatch recording is muted on which ground, and makes the release of one in
 * which that is so: the same samples but for silence or a tone where somebody muted them, with
 * labels and transcripts that say where something is missing and not what. Start at {@link
 * org.unseal.engine.sound.MuteStep} and {@link org.unseal.engine.sound.ReleaseCallStep}. Nothing
 * that is written here may depend on a muted sample but for salted digests and signatures.
 */
@NullMarked
package org.unseal.engine.sound;

import org.jspecify.annotations.NullMarked;
