/**
 * Says where the camera stands still and where it is moved or cut, from sampled pictures. Start at
 * {@link org.unseal.vision.view.ViewFinder}. Says nothing of what moves before the camera.
 */
@NullMarked
package org.unseal.vision.view;

import org.jspecify.annotations.NullMarked;
