/**
 * What an analysis says of a recording: stretches, tracks cut into segments, frames that nobody
 * could judge. Start at {@link org.unseal.model.track.Track}. It says what would be covered, never
 * what is cleared: that is a decision.
 */
@NullMarked
package org.unseal.model.track;

import org.jspecify.annotations.NullMarked;
