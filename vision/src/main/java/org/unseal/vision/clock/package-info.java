/**
 * Finds the clock that a camera writes into its pictures, and the moments at which its second
 * changes. Start at {@link org.unseal.vision.clock.BurnedInClocks}. No digit is recognised by a
 * trained model: what changes every second and comes back after ten is the last digit of the
 * seconds, and the ten pictures that it shows are what the other digits are read with. What is not
 * certain is not reported: pictures that were interpolated are passed over, and a tick must agree
 * with the pace of those around it. Knows nothing of what time it is.
 */
@NullMarked
package org.unseal.vision.clock;

import org.jspecify.annotations.NullMarked;
