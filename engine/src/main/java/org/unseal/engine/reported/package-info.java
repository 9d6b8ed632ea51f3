/**
 * Places of published clips that somebody outside reported, as the case keeps them: recorded in one
 * event, first in the work list until somebody says what became of them. Start at {@link
 * org.unseal.engine.reported.ReportedPlaces}; a code becomes a place in {@link
 * org.unseal.engine.reported.ReportStep}. Nothing here decides what is covered: that is done where
 * everything is decided.
 */
@NullMarked
package org.unseal.engine.reported;

import org.jspecify.annotations.NullMarked;
