/**
 * Makes the public release of one recording: the rendition, what became of every sealed leaf, the
 * masks, who decided, and signatures. Start at {@link org.unseal.engine.release.ReleaseStep}. What
 * the documents say is decided in {@code proof}; nothing here opens more of a seal than the release
 * shows.
 */
@NullMarked
package org.unseal.engine.release;

import org.jspecify.annotations.NullMarked;
