/**
 * Makes the sound of a fictional radio: tones that rise and fall as speech does and say nothing,
 * coded as recorders of dispatch channels code them. Start at {@link
 * org.unseal.campus.sound.SpeechTones} for the sound and at {@link
 * org.unseal.campus.sound.CallFile} for the file. Knows no story, and makes up no words: what was
 * said stands in the transcript alone.
 */
@NullMarked
package org.unseal.campus.sound;

import org.jspecify.annotations.NullMarked;
