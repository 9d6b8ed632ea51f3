/**
 * How people decide on the recordings of a case: what is analysed for them, what they decide, what
 * is shown to them for that. Start at {@link org.unseal.engine.review.DecideStep}. Every decision
 * is an event that its maker signs; what follows from decisions is the business of {@code
 * engine.plan}.
 */
@NullMarked
package org.unseal.engine.review;

import org.jspecify.annotations.NullMarked;
