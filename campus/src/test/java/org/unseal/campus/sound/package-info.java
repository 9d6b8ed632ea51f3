/** Tests of this package. */
@NullMarked
package org.unseal.campus.sound;

import org.jspecify.annotations.NullMarked;
