/** Tests of this package. */
@NullMarked
package org.unseal.campus.measure;

import org.jspecify.annotations.NullMarked;
