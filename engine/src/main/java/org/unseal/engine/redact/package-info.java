/**
 * The whole way from a raw recording to a covered one. Start at {@link
 * org.unseal.engine.redact.RedactStep}.
 */
@NullMarked
package org.unseal.engine.redact;

import org.jspecify.annotations.NullMarked;
