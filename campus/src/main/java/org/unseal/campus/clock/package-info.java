/**
 * Recordings that are there for their burned-in clocks: cheap pictures of any size with a clock in
 * them, and the exact media time of every change of second. Start at {@link
 * org.unseal.campus.clock.ClockClip}. For tests and for measuring; knows nothing of the story.
 */
@NullMarked
package org.unseal.campus.clock;

import org.jspecify.annotations.NullMarked;
