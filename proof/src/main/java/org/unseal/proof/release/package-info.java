/**
 * What a release of one recording says of itself: the manifest, the plan and the decisions, byte
 * for byte. Start at {@link org.unseal.proof.release.Release}; {@code docs/formats/release.md} has
 * every field. Reading refuses whatever is not written as it must be; whether what is written is
 * true is not decided here. Nothing here opens a file.
 */
@NullMarked
package org.unseal.proof.release;

import org.jspecify.annotations.NullMarked;
