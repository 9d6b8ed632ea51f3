package org.unseal.cli.inspect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.port.CodedLibrary;
import org.unseal.engine.port.CodedRecording;
import org.unseal.engine.port.Inspector.InspectedFacts;
import org.unseal.engine.port.Inspector.InspectedTrack;
import org.unseal.engine.port.Progress;

/** Opens recordings and notes the times of all units while they are sealed: one pass for both. */
final class ObservedLibrary implements CodedLibrary {
  private final CodedLibrary library;
  private final List<TrackTimes> tracks = new ArrayList<>();

  ObservedLibrary(CodedLibrary library) {
    this.library = library;
  }

  @Override
  public CodedRecording open(Path file) {
    tracks.clear();
    CodedRecording recording = library.open(file);
    recording.tracks().forEach(track -> tracks.add(new TrackTimes(track)));
    return new Observed(recording);
  }

  /** What was noted. */
  InspectedFacts facts(boolean complete) {
    Optional<Long> start =
        tracks.stream().map(TrackTimes::first).flatMap(Optional::stream).findFirst();
    List<InspectedTrack> told = new ArrayList<>();
    for (TrackTimes track : tracks) {
      told.add(track.facts(start.orElse(0L)));
    }
    return new InspectedFacts(
        complete, told, tracks.isEmpty() ? List.of() : tracks.getFirst().stills(start.orElse(0L)));
  }

  /** Passes everything on. */
  private final class Observed implements CodedRecording {
    private final CodedRecording recording;

    Observed(CodedRecording recording) {
      this.recording = recording;
    }

    @Override
    public List<CodedTrack> tracks() {
      return recording.tracks();
    }

    @Override
    public Besides besides() {
      return recording.besides();
    }

    @Override
    public boolean read(UnitTaker taker, Progress progress) {
      return recording.read(
          (track, bytes, length, pts, key) -> {
            ObservedLibrary.this.tracks.get(track).add(pts);
            taker.take(track, bytes, length, pts, key);
          },
          progress);
    }

    @Override
    public void close() {
      recording.close();
    }
  }
}
