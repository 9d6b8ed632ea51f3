/**
 * Decides, for each person whom somebody cleared, where they are in every frame of a clip: to be
 * seen, covered by a redaction, behind something of the scene, out of the picture, or nobody said.
 * Start at {@link org.unseal.engine.presence.PresenceStep}; {@link
 * org.unseal.engine.presence.PresenceGate} says what keeps a clip from being published.
 *
 * <p>Nothing is assumed: who was not seen is neither hidden nor gone until a person says so, and no
 * person can say so of frames in which they were seen. A mask over somebody is a redaction, whoever
 * it was meant for.
 */
@NullMarked
package org.unseal.engine.presence;

import org.jspecify.annotations.NullMarked;
