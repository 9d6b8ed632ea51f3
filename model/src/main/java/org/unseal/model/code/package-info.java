/**
 * Decides how constants are written in documents and told apart in what people type: {@link
 * org.unseal.model.code.Codes}. What a constant means is for the package that has it.
 */
@NullMarked
package org.unseal.model.code;

import org.jspecify.annotations.NullMarked;
