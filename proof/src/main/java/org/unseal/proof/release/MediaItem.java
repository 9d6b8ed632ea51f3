package org.unseal.proof.release;

import static java.util.Objects.requireNonNull;

import org.unseal.model.recording.TimeBase;
import org.unseal.proof.seal.TrackId;

/**
 * A track of a file of the release, and which of the recording's it is.
 *
 * @param file as the list of files names it
 * @param track its number in the MP4 (track_ID), from 1
 * @param of the recording's track
 * @param startOffset presentation times in the file are those of the recording less this, in ticks
 * @param base of the offset's ticks
 * @param derived whether it was made again in such a way that its pictures are not those of the
 *     recording one by one; nothing is proved of it then but its digest
 */
public record MediaItem(
    String file, long track, TrackId of, long startOffset, TimeBase base, boolean derived) {
  /** Numbers of tracks have 32 bits. */
  static final long HIGHEST_TRACK = 0xFFFF_FFFFL;

  public MediaItem {
    requireNonNull(file, "file");
    requireNonNull(of, "of");
    requireNonNull(base, "base");
    if (track < 1 || track > HIGHEST_TRACK) {
      throw new IllegalArgumentException("track " + track);
    }
  }
}
