package org.unseal.engine.release;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.unseal.engine.port.CodedLibrary;
import org.unseal.engine.port.CodedRecording;
import org.unseal.engine.port.Progress;
import org.unseal.model.recording.FootageFacts;
import org.unseal.proof.digest.MerkleRange;
import org.unseal.proof.release.Entry;
import org.unseal.proof.release.MediaItem;
import org.unseal.proof.release.ReleaseTrack;
import org.unseal.proof.seal.Seed;
import org.unseal.proof.seal.TrackId;

/** What a release opens of each track of the seal, and in which of its media that can be found. */
record ReleasedTracks(
    CodedLibrary library,
    RenderedRecording rendered,
    Seed seed,
    OpenedRecording recording,
    Optional<ReleasedSound> sound,
    AbsentGrounds absent) {
  ReleasedTracks {
    requireNonNull(library, "library");
    requireNonNull(rendered, "rendered");
    requireNonNull(seed, "seed");
    requireNonNull(recording, "recording");
    requireNonNull(sound, "sound");
    requireNonNull(absent, "absent");
  }

  private boolean shows(OpenedRecording.OpenedTrack track) {
    return rendered.facts().streams().stream()
        .anyMatch(stream -> stream.chosen() && stream.index() == track.coded().stream());
  }

  /** The pictures first. */
  List<MediaItem> media() {
    FootageFacts facts = rendered.facts();
    List<MediaItem> media = new ArrayList<>();
    for (OpenedRecording.OpenedTrack track : recording.tracks()) {
      if (shows(track)) {
        boolean one = VideoEntries.correspond(track, rendered.plan().frames());
        media.add(
            new MediaItem(
                ReleaseFolder.MEDIA,
                1,
                track.coded().track(),
                one ? track.sorted()[rendered.frames().start()] : facts.startTicks(),
                one ? track.coded().base() : facts.timeBase(),
                !one));
      }
    }
    sound.ifPresent(heard -> media.add(heard.item(facts)));
    return media;
  }

  /**
   * What is opened of each track.
   *
   * @param media the rendered file, which is read
   */
  List<ReleaseTrack> tracks(Path media) {
    List<ReleaseTrack> tracks = new ArrayList<>();
    for (OpenedRecording.OpenedTrack track : recording.tracks()) {
      TrackId id = track.coded().track();
      Optional<ReleasedSound> heard = sound.filter(of -> of.track().equals(id));
      List<Entry> entries;
      if (heard.flatMap(ReleasedSound::entries).isPresent()) {
        entries = heard.flatMap(ReleasedSound::entries).orElseThrow();
      } else if (!shows(track)) {
        entries = closed(track, absence(id, heard.isPresent()));
      } else if (VideoEntries.correspond(track, rendered.plan().frames())) {
        entries = shown(track, media);
      } else {
        entries = closed(track, "the pictures were made again and are not the sealed ones");
      }
      tracks.add(new ReleaseTrack(id, entries));
    }
    return tracks;
  }

  private static String absence(TrackId id, boolean heard) {
    if (id.kind() == TrackId.Kind.AUDIO) {
      return heard ? "the sound was coded again, and is not proved" : "the sound was removed";
    }
    return "another picture track of the recording, not part of this release";
  }

  private static List<Entry> closed(OpenedRecording.OpenedTrack track, String ground) {
    if (track.leaves().isEmpty()) {
      return List.of();
    }
    int leaves = track.leaves().size();
    return List.of(
        new Entry.Closed(
            0,
            Entry.Absence.WITHHELD,
            leaves,
            MerkleRange.nodes(track.digests(), 0, leaves),
            ground,
            OptionalInt.empty()));
  }

  private List<Entry> shown(OpenedRecording.OpenedTrack track, Path media) {
    try (CodedRecording made = library.open(media)) {
      VideoEntries entries =
          new VideoEntries(
              track,
              seed,
              rendered.rendition().passage(),
              CoveredFrames.masked(rendered.plan()),
              made.tracks().getFirst().format(),
              rendered.frames(),
              absent);
      made.read(
          (place, bytes, length, _, _) -> {
            if (place == 0) {
              entries.add(bytes, length);
            }
          },
          Progress.SILENT);
      return entries.entries();
    }
  }
}
