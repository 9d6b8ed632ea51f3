/**
 * What a recording is before anyone has looked at its pictures: streams, sizes, times, damage.
 * Start at {@link org.unseal.model.recording.FootageFacts}.
 */
@NullMarked
package org.unseal.model.recording;

import org.jspecify.annotations.NullMarked;
