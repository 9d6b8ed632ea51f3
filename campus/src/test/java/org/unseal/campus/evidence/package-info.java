/** Tests of this package. */
@NullMarked
package org.unseal.campus.evidence;

import org.jspecify.annotations.NullMarked;
