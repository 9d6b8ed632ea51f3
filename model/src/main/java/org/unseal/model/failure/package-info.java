/**
 * Failures a caller can't go on from: a stable code, who must act, and a sentence for a person.
 * Start at {@link org.unseal.model.failure.UnsealException}. A failed check is never one of these,
 * it is a {@link org.unseal.model.recording.Finding}.
 */
@NullMarked
package org.unseal.model.failure;

import org.jspecify.annotations.NullMarked;
