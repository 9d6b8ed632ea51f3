/**
 * Seals a recording at intake. Start at {@link org.unseal.engine.seal.SealStep}. What the bytes
 * mean is decided in {@code proof}; here files are read and written. It never decodes a picture.
 */
@NullMarked
package org.unseal.engine.seal;

import org.jspecify.annotations.NullMarked;
