package org.unseal.proof.verify;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.unseal.model.recording.TimeBase;
import org.unseal.proof.seal.TrackId;
import org.unseal.proof.seal.UnitFormat;

/**
 * A file of coded units, in whatever container, as the verifier reads it: never decoded. One
 * thread.
 */
public interface CodedMedia extends AutoCloseable {
  /** All tracks, in the container's order. */
  List<MediaTrack> tracks();

  /**
   * Passes over all units once; those of one track in decode order.
   *
   * @throws IOException where the file can't be read to its end
   */
  void read(UnitTaker taker) throws IOException;

  /**
   * Reads some units of one track again.
   *
   * @param track its place in {@link #tracks}
   * @param from the first, from 0 in decode order
   * @param count how many; fewer come where the track ends before
   */
  void read(int track, long from, int count, UnitTaker taker) throws IOException;

  /** How often reading some units again takes no unreasonable time. */
  int rereads();

  /** What is in the file beside units, in words that nothing of the file is in. */
  List<String> oddities();

  @Override
  void close() throws IOException;

  /**
   * A track.
   *
   * @param number what the container calls it
   * @param kind empty for what is neither pictures nor sound
   */
  record MediaTrack(long number, Optional<TrackId.Kind> kind, UnitFormat format, TimeBase base) {
    public MediaTrack {
      requireNonNull(kind, "kind");
      requireNonNull(format, "format");
      requireNonNull(base, "base");
    }
  }

  /** Takes units. */
  @FunctionalInterface
  interface UnitTaker {
    /**
     * The next unit.
     *
     * @param track its place in {@link #tracks}
     * @param bytes of which the first {@code length} are the unit's, during the call
     * @param pts ticks of the track's time base
     */
    void take(int track, byte[] bytes, int length, long pts);
  }
}
