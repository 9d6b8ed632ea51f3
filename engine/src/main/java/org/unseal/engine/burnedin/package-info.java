/**
 * Takes a person's reading of a burned-in clock and checks it against everything that the clock
 * shows in the recording. Start at {@link org.unseal.engine.burnedin.ClockReadStep}; what is
 * decided from the digits is in {@link org.unseal.engine.burnedin.ReadingCheck}. Times that a clock
 * shows are microseconds since 1970 of what is written, read as if it were UTC: whose time that is,
 * is not decided here. Looks at no pixels but to show them.
 */
@NullMarked
package org.unseal.engine.burnedin;

import org.jspecify.annotations.NullMarked;
