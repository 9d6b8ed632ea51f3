/**
 * What the verifier needs of the rest of the program: copies of released media in containers that
 * it does not read itself. Start at {@link org.unseal.engine.verify.CopiedMedia}. Nothing is
 * decided here about what matches.
 */
@NullMarked
package org.unseal.engine.verify;

import org.jspecify.annotations.NullMarked;
