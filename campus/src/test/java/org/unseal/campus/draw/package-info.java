/** Tests of this package. */
@NullMarked
package org.unseal.campus.draw;

import org.jspecify.annotations.NullMarked;
