package org.unseal.media.sound;

import java.util.Optional;
import org.unseal.media.mp4.SoundTrack;
import org.unseal.media.read.LibavFootage;
import org.unseal.proof.digest.Octets;

/** A recording's sound, packet after packet. One thread. */
public interface Sound extends AutoCloseable {
  /** What is in the packets. */
  SoundTrack track();

  /** The next packet; empty at the end. */
  Optional<Piece> next();

  @Override
  void close();

  /**
   * A packet.
   *
   * @param time when it is heard, in samples since the first picture; the first is at 0, and times
   *     increase
   * @param duration in samples, at least 1
   */
  record Piece(Octets bytes, long time, long duration) {}

  /** Opens the sound of a recording; empty where there is none that can be decoded. */
  static Optional<Sound> of(LibavFootage footage) {
    Optional<CopiedSound> copied = CopiedSound.of(footage);
    return copied.isPresent() ? Optional.of(copied.get()) : EncodedSound.of(footage).map(s -> s);
  }
}
