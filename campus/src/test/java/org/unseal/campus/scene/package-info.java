/** Tests of this package. */
@NullMarked
package org.unseal.campus.scene;

import org.jspecify.annotations.NullMarked;
