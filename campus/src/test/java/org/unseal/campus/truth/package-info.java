/** Tests of this package. */
@NullMarked
package org.unseal.campus.truth;

import org.jspecify.annotations.NullMarked;
