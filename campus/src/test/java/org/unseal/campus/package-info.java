/** Tests of this package. */
@NullMarked
package org.unseal.campus;

import org.jspecify.annotations.NullMarked;
