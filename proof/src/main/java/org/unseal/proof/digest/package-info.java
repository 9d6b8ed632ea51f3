/**
 * SHA-256 and the tree over it. Start at {@link org.unseal.proof.digest.Digest}. It knows bytes,
 * never what they mean.
 */
@NullMarked
package org.unseal.proof.digest;

import org.jspecify.annotations.NullMarked;
