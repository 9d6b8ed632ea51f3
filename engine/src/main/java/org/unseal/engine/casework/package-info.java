/**
 * Takes a case's clips from an approved plan to a rendition that was looked through, and writes
 * down what came of it. Start at {@link org.unseal.engine.casework.CaseClip}. The steps themselves
 * know no case; here is what must be there and unchanged before each of them.
 */
@NullMarked
package org.unseal.engine.casework;

import org.jspecify.annotations.NullMarked;
