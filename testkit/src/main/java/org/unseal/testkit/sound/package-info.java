/**
 * Sound for tests: tones that are shaped like speech on a radio channel, what recorders make of
 * them, and files of it. Start at {@link org.unseal.testkit.sound.RadioScene} and {@link
 * org.unseal.testkit.sound.WaveFile}.
 */
@NullMarked
package org.unseal.testkit.sound;

import org.jspecify.annotations.NullMarked;
