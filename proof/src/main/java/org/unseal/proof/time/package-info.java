/**
 * Decides what can be said about when something happened, from statements that people and machines
 * made: every answer is an interval with its reasons, never a point. Start at {@link
 * org.unseal.proof.time.Alignment}; what it is made from is {@link
 * org.unseal.proof.time.Statements}, and {@link org.unseal.proof.time.TimelineDocument} is how both
 * are published, so that anybody can solve it again.
 *
 * <p>Times are whole microseconds; whatever is converted is rounded outward. Nothing here guesses:
 * no least squares, no averages. What a stranger may have written is bounded when it is read and
 * when it is solved.
 */
@NullMarked
package org.unseal.proof.time;

import org.jspecify.annotations.NullMarked;
