/**
 * JSON as it is signed: RFC 8785 (canonical) with whole numbers only. Start at {@link
 * org.unseal.proof.json.CanonicalJson}. It reads what anybody may have written, so everything has a
 * limit; it knows no document.
 */
@NullMarked
package org.unseal.proof.json;

import org.jspecify.annotations.NullMarked;
