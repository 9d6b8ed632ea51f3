/**
 * Listens: how loud a recording is from moment to moment, where it holds nothing at all, and where
 * somebody seems to speak. Whole numbers and strict arithmetic, so that every machine gives the
 * same answer. Start at {@link org.unseal.engine.dispatch.listen.LevelMeter} and {@link
 * org.unseal.engine.dispatch.listen.VoiceActivity}. Nothing here knows what a clock is.
 */
@NullMarked
package org.unseal.engine.dispatch.listen;

import org.jspecify.annotations.NullMarked;
