/** Tests of this package. */
@NullMarked
package org.unseal.engine.burnedin;

import org.jspecify.annotations.NullMarked;
