package org.unseal.engine.release;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.port.FootageRenderer.Rendition;
import org.unseal.model.recording.FootageFacts;
import org.unseal.proof.release.Entry;
import org.unseal.proof.release.MediaItem;
import org.unseal.proof.seal.Seed;
import org.unseal.proof.seal.TrackId;

/**
 * The sound of a release, if it has any.
 *
 * @param track the recording's
 * @param entries what became of its leaves; empty where it was coded again, so that nothing ties it
 *     to the seal
 */
record ReleasedSound(TrackId track, Optional<List<Entry>> entries) {
  private static final int NUMBER = 2;
  private static final int PLACE = 1;

  /** Finds the track that was carried over: the first that is in the file, or simply the first. */
  static Optional<ReleasedSound> of(
      Rendition rendition, OpenedRecording recording, Seed seed, Path file) {
    if (!rendition.audio()) {
      return Optional.empty();
    }
    List<OpenedRecording.OpenedTrack> sounds =
        recording.tracks().stream()
            .filter(track -> track.coded().track().kind() == TrackId.Kind.AUDIO)
            .toList();
    for (OpenedRecording.OpenedTrack sound : sounds) {
      Optional<List<Entry>> entries = SoundEntries.of(sound, seed, file, PLACE);
      if (entries.isPresent()) {
        return Optional.of(new ReleasedSound(sound.coded().track(), entries));
      }
    }
    return sounds.stream()
        .findFirst()
        .map(sound -> new ReleasedSound(sound.coded().track(), Optional.empty()));
  }

  /** As the manifest lists it: its times count from the first picture. */
  MediaItem item(FootageFacts facts) {
    return new MediaItem(
        ReleaseFolder.MEDIA,
        NUMBER,
        track,
        facts.startTicks(),
        facts.timeBase(),
        entries.isEmpty());
  }
}
