/**
 * What was said, in spans of a recording: read from WebVTT, SRT and CSV, written to them, edited.
 * Start at {@link org.unseal.engine.transcript.Transcript}. A transcript is exact to the
 * millisecond and holds no character that moves a cursor or turns a line around. Nothing here
 * recognises speech.
 */
@NullMarked
package org.unseal.engine.transcript;

import org.jspecify.annotations.NullMarked;
