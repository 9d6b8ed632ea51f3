package org.unseal.engine.release;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.unseal.engine.port.CodedLibrary;
import org.unseal.engine.port.CodedRecording;
import org.unseal.engine.port.CodedRecording.CodedTrack;
import org.unseal.engine.port.Progress;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.seal.Leaf;
import org.unseal.proof.seal.OpenedTimes;
import org.unseal.proof.seal.RecordingSealer;
import org.unseal.proof.seal.Seal;
import org.unseal.proof.seal.Seed;

/**
 * A recording sealed once more with its seed: every leaf with its digests and times. Nine bytes a
 * unit and some hundred a leaf.
 *
 * @param tracks as the seal has them
 */
public record OpenedRecording(List<OpenedTrack> tracks) {

  /** One track. */
  public static final class OpenedTrack {
    private final CodedTrack coded;
    private final List<Leaf> leaves = new ArrayList<>();
    private long[] times = new long[1024];
    private int units;

    OpenedTrack(CodedTrack coded) {
      this.coded = coded;
    }

    private void add(long pts) {
      if (units == times.length) {
        times = Arrays.copyOf(times, 2 * units);
      }
      times[units++] = pts;
    }

    /** As the container has it. */
    public CodedTrack coded() {
      return coded;
    }

    /** In order. */
    public List<Leaf> leaves() {
      return leaves;
    }

    /** How many, of all leaves. */
    public int units() {
      return units;
    }

    /** Presentation time of a unit, in decode order, in ticks. */
    public long time(int unit) {
      return times[unit];
    }

    /** All presentation times, the smallest first. */
    long[] sorted() {
      long[] sorted = Arrays.copyOf(times, units);
      Arrays.sort(sorted);
      return sorted;
    }

    /** Of the units from one to before another. */
    public OpenedTimes times(int from, int end) {
      return OpenedTimes.of(coded.base(), Arrays.copyOfRange(times, from, end));
    }

    /** Of the leaves, in order. */
    public List<Digest> digests() {
      return leaves.stream().map(Leaf::digest).toList();
    }
  }

  /**
   * Reads a recording from beginning to end.
   *
   * @throws UnsealException {@code SEAL_DIFFERS} where it is not the one that was sealed, or the
   *     seed another
   */
  public static OpenedRecording read(
      CodedLibrary library, Path file, Seed seed, Seal seal, Progress progress) {
    try (CodedRecording recording = library.open(file)) {
      List<OpenedTrack> tracks = recording.tracks().stream().map(OpenedTrack::new).toList();
      RecordingSealer sealer =
          new RecordingSealer(
              seed,
              recording.tracks().stream()
                  .map(t -> new RecordingSealer.TrackSetup(t.track(), t.format(), t.base()))
                  .toList(),
              leaf ->
                  tracks.stream()
                      .filter(t -> t.coded().track().equals(leaf.track()))
                      .forEach(t -> t.leaves.add(leaf)));
      recording.read(
          (track, bytes, length, pts, key) -> {
            sealer.add(track, bytes, length, pts, key);
            tracks.get(track).add(pts);
          },
          progress);
      List<Seal.Track> again = new ArrayList<>();
      List<RecordingSealer.SealedTrack> sealed = sealer.end();
      for (int i = 0; i < sealed.size(); i++) {
        again.add(
            new Seal.Track(
                sealed.get(i).track().toString(),
                tracks.get(i).coded().codec(),
                sealed.get(i).leaves(),
                sealed.get(i).root()));
      }
      if (!again.equals(seal.tracks())) {
        throw new UnsealException(
            ErrorCode.SEAL_DIFFERS,
            "This is not the recording that was sealed, or the seed belongs to another seal; give"
                + " the seal and the seed that were made of this file.");
      }
      return new OpenedRecording(tracks);
    }
  }
}
