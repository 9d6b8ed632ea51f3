/**
 * Measures what the product reaches, on fixed scenes and clips; the last figures stand in {@code
 * bench/RESULTS.md}. Start at {@link org.unseal.bench.CampusLeaks}. Nothing here is part of the
 * product, and but for the players nothing is part of a test.
 */
@NullMarked
package org.unseal.bench;

import org.jspecify.annotations.NullMarked;
