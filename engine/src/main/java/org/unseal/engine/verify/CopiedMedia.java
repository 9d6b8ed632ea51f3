package org.unseal.engine.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.port.CodedLibrary;
import org.unseal.engine.port.CodedRecording;
import org.unseal.engine.port.Progress;
import org.unseal.proof.verify.CodedMedia;

/**
 * A copy of a released file in any container that can be read here, for the verifier. One thread.
 */
public final class CopiedMedia implements CodedMedia {
  /** Each takes a pass from the beginning. */
  private static final int REREADS = 24;

  private final CodedLibrary library;
  private final Path file;
  private final List<MediaTrack> tracks;

  /**
   * Opens the file once, to see what is in it.
   *
   * @throws org.unseal.model.failure.UnsealException where there is neither picture nor sound in it
   */
  public CopiedMedia(CodedLibrary library, Path file) {
    this.library = library;
    this.file = file;
    try (CodedRecording recording = library.open(file)) {
      tracks =
          recording.tracks().stream()
              .map(
                  track ->
                      new MediaTrack(
                          track.track().ordinal() + 1L,
                          Optional.of(track.track().kind()),
                          track.format(),
                          track.base()))
              .toList();
    }
  }

  @Override
  public List<MediaTrack> tracks() {
    return tracks;
  }

  @Override
  public void read(UnitTaker taker) throws IOException {
    try (CodedRecording recording = library.open(file)) {
      boolean whole =
          recording.read(
              (track, bytes, length, pts, _) -> taker.take(track, bytes, length, pts),
              Progress.SILENT);
      if (!whole) {
        throw new IOException("the copy is damaged");
      }
    }
  }

  @Override
  public void read(int track, long from, int count, UnitTaker taker) throws IOException {
    long[] next = {0};
    read(
        (place, bytes, length, pts) -> {
          if (place == track && next[0]++ >= from && next[0] <= from + count) {
            taker.take(place, bytes, length, pts);
          }
        });
  }

  @Override
  public int rereads() {
    return REREADS;
  }

  /** What a container may hold beside units differs; a copy is not what was published. */
  @Override
  public List<String> oddities() {
    return List.of();
  }

  @Override
  public void close() {}
}
