/**
 * SHA-256 of files and streams, as lower-case hex. Start at {@link
 * org.unseal.engine.digest.Digests}.
 */
@NullMarked
package org.unseal.engine.digest;

import org.jspecify.annotations.NullMarked;
