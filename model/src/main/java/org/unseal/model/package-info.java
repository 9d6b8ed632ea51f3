/**
 * The words of a case, as values: what a recording, a picture, a track, a decision and a plan are.
 * JDK only; nothing here touches files, clocks or the network.
 *
 * <p>Start at {@link org.unseal.model.track.Track} and {@link org.unseal.model.plan.FrameCover}.
 */
@NullMarked
package org.unseal.model;

import org.jspecify.annotations.NullMarked;
