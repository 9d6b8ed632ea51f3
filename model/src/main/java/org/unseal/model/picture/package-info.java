/**
 * Geometry of pictures in whole pixels. Nothing here knows about time or colour. Start at {@link
 * org.unseal.model.picture.Box}.
 */
@NullMarked
package org.unseal.model.picture;

import org.jspecify.annotations.NullMarked;
