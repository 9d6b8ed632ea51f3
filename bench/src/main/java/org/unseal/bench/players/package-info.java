/**
 * Whether real players show a smart rendering as it is meant: every frame, at its time, with its
 * mask, played through and sought over every seam. Start at {@link
 * org.unseal.bench.players.PlayersBench}; a player is a {@link org.unseal.bench.players.Player},
 * and what is asked of it stands in {@link org.unseal.bench.players.Trial}. Recordings are drawn
 * here, no footage is needed. Players only say what they show: what is right is decided in one
 * place, {@link org.unseal.bench.players.TestPicture}. Nothing here reaches the network beyond this
 * machine.
 */
@NullMarked
package org.unseal.bench.players;

import org.jspecify.annotations.NullMarked;
