/** Tests of this package. */
@NullMarked
package org.unseal.vision.clock;

import org.jspecify.annotations.NullMarked;
