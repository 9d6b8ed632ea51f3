/** Tests of this package. */
@NullMarked
package org.unseal.campus.geometry;

import org.jspecify.annotations.NullMarked;
