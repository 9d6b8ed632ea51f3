/**
 * Spreads independent work over threads so that the result never depends on how many there are.
 * Start at {@link org.unseal.vision.parallel.Workers}.
 */
@NullMarked
package org.unseal.vision.parallel;

import org.jspecify.annotations.NullMarked;
