package org.unseal.engine.port;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.unseal.model.recording.TimeBase;
import org.unseal.proof.seal.TrackId;
import org.unseal.proof.seal.UnitFormat;

/**
 * A recording as it is coded: units of all tracks of pictures and sound, never decoded. One thread.
 */
public interface CodedRecording extends AutoCloseable {
  /** Pictures first, then sound, each in the container's order; at least one. */
  List<CodedTrack> tracks();

  /** What the container holds besides them. */
  Besides besides();

  /**
   * Passes over all units once, from the start, in the order of the file; those of one track in
   * decode order.
   *
   * @return whether the file was read to a proper end, and nothing in it was broken
   */
  boolean read(UnitTaker taker, Progress progress);

  @Override
  void close();

  /**
   * A track of it.
   *
   * @param stream its place among all streams of the container, from 0
   * @param codec its short name, as {@code h264}
   */
  record CodedTrack(int stream, TrackId track, String codec, UnitFormat format, TimeBase base) {
    public CodedTrack {
      requireNonNull(track, "track");
      requireNonNull(codec, "codec");
      requireNonNull(format, "format");
      requireNonNull(base, "base");
    }
  }

  /**
   * What a container holds that is neither picture nor sound of the recording: how much, never
   * what.
   *
   * @param texts streams of text, as subtitles
   * @param data streams of timed data, and of what nobody knows
   * @param stills streams of still pictures, as covers and thumbnails
   * @param attachments files that are attached
   * @param fields that describe the whole, its streams, programmes and chapters, and chapters
   */
  record Besides(int texts, int data, int stills, int attachments, int fields) {
    /** Nothing. */
    public static final Besides NOTHING = new Besides(0, 0, 0, 0, 0);
  }

  /** Takes units. */
  @FunctionalInterface
  interface UnitTaker {
    /**
     * The next unit.
     *
     * @param track its place in {@link #tracks}
     * @param bytes of which the first {@code length} are the unit's, during the call
     * @param pts ticks of the track's time base, on the container's own clock
     * @param key whether the container calls it a key frame
     */
    void take(int track, byte[] bytes, int length, long pts, boolean key);
  }
}
