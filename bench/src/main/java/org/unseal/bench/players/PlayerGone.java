package org.unseal.bench.players;

/** A player that stopped answering, or never began. */
final class PlayerGone extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PlayerGone(String message) {
    super(message);
  }
}
