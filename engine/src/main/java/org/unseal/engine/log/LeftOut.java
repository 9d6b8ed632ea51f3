package org.unseal.engine.log;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import org.unseal.engine.port.CodedLibrary;
import org.unseal.engine.port.CodedRecording;
import org.unseal.engine.port.CodedRecording.Besides;
import org.unseal.engine.port.CodedRecording.CodedTrack;
import org.unseal.engine.port.Progress;
import org.unseal.proof.seal.NalCodec.NalRole;
import org.unseal.proof.seal.NalSplitter;
import org.unseal.proof.seal.UnitFormat;

/**
 * How much of an original is neither picture nor sound. What it says is never looked at.
 *
 * @param messages between its pictures (SEI), where its codec has such
 */
record LeftOut(Besides besides, long messages) {
  /** Of a recording that has nothing of the sort. */
  static final LeftOut NOTHING = new LeftOut(Besides.NOTHING, 0);

  LeftOut {
    requireNonNull(besides, "besides");
  }

  /** Passes over a recording once. */
  static LeftOut read(CodedLibrary library, Path original) {
    try (CodedRecording recording = library.open(original)) {
      Messages messages = new Messages(recording.tracks());
      if (messages.possible()) {
        recording.read(
            (track, bytes, length, _, _) -> messages.add(track, bytes, length), Progress.SILENT);
      }
      return new LeftOut(recording.besides(), messages.count);
    }
  }

  /** Counts them. One thread. */
  private static final class Messages {
    private final List<CodedTrack> tracks;
    private long count;

    Messages(List<CodedTrack> tracks) {
      this.tracks = tracks;
    }

    boolean possible() {
      return tracks.stream().anyMatch(track -> track.format() instanceof UnitFormat.Nal);
    }

    void add(int track, byte[] bytes, int length) {
      if (tracks.get(track).format() instanceof UnitFormat.Nal nal) {
        NalSplitter.split(
            bytes,
            length,
            nal.lengthSize(),
            (from, _) ->
                count +=
                    nal.codec().role(nal.codec().type(bytes, from)) == NalRole.SUPPLEMENT ? 1 : 0);
      }
    }
  }
}
