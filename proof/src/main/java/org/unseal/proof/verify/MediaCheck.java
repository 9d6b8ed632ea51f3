package org.unseal.proof.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.unseal.proof.release.Entry;
import org.unseal.proof.release.MediaItem;
import org.unseal.proof.release.Release;
import org.unseal.proof.release.ReleaseTrack;
import org.unseal.proof.release.SoundPlan;

/** Checks the media of one file against the manifest, in one pass over its units. */
final class MediaCheck {
  private final Release release;
  private final Findings findings;
  private final Optional<SoundPlan> muted;

  /**
   * @param muted what is muted, where the release is of a call
   */
  MediaCheck(Release release, Findings findings, Optional<SoundPlan> muted) {
    this.release = release;
    this.findings = findings;
    this.muted = muted;
  }

  /**
   * Checks one file.
   *
   * @param file its name in the release
   * @param own whether it is the published file itself and no copy in another container
   * @param read is told of the bytes of units as they are read
   */
  void check(String file, CodedMedia media, boolean own, LongConsumer read) {
    for (String oddity : media.oddities()) {
      findings.add(FindingCode.MEDIA_HIDDEN_DATA, file, oddity);
    }
    List<CodedMedia.MediaTrack> tracks = media.tracks();
    Map<Integer, TrackCheck> checks = new TreeMap<>();
    for (int index = 0; index < release.media().size(); index++) {
      MediaItem item = release.media().get(index);
      if (!item.file().equals(file)) {
        continue;
      }
      int track = own ? numbered(tracks, item.track()) : sameKind(tracks, file, index);
      if (track < 0 || checks.containsKey(track)) {
        findings.add(FindingCode.MEDIA_UNREADABLE, file, "no track of its own for " + item.of());
        continue;
      }
      if (item.derived()) {
        findings.add(FindingCode.NOT_PROVED, file, item.of() + " was made again as a whole");
      }
      Optional<List<Entry.Shown>> entries = entries(index, item, file);
      if (item.derived() && entries.filter(shown -> !shown.isEmpty()).isPresent()) {
        findings.add(
            FindingCode.MANIFEST_CONTRADICTS, file, "leaves in what was made again as a whole");
      }
      entries.ifPresent(
          shown ->
              checks.put(track, new TrackCheck(item, shown, tracks.get(track), file, findings)));
    }
    for (int track = 0; track < tracks.size(); track++) {
      if (!checks.containsKey(track)) {
        findings.add(
            FindingCode.MEDIA_HIDDEN_DATA, file, "a track that the manifest does not account for");
      }
    }
    Map<Integer, MutedSamples> calls = new TreeMap<>();
    muted.ifPresent(
        plan ->
            checks.forEach(
                (track, check) -> {
                  if (check.item().of().equals(SoundPlanCheck.TRACK)) {
                    calls.put(
                        track, new MutedSamples(plan, tracks.get(track).format(), file, findings));
                  }
                }));
    try {
      media.read(
          (track, bytes, length, pts) -> {
            TrackCheck check = checks.get(track);
            if (check != null) {
              check.take(bytes, length, pts);
            }
            MutedSamples call = calls.get(track);
            if (call != null) {
              call.take(bytes, length);
            }
            read.accept(length);
          });
    } catch (IOException e) {
      findings.add(FindingCode.MEDIA_UNREADABLE, file, "it can't be read to its end");
    }
    calls.values().forEach(MutedSamples::end);
    for (Map.Entry<Integer, TrackCheck> check : checks.entrySet()) {
      check.getValue().end(own);
      if (!check.getValue().item().derived()) {
        new Misfits(check.getValue(), check.getKey(), media, file, findings).explain();
      }
    }
  }

  private static int numbered(List<CodedMedia.MediaTrack> tracks, long number) {
    for (int i = 0; i < tracks.size(); i++) {
      if (tracks.get(i).number() == number) {
        return i;
      }
    }
    return -1;
  }

  /** Where a copy has the tracks of the file in the same order, by kind. */
  private int sameKind(List<CodedMedia.MediaTrack> tracks, String file, int index) {
    int ordinal = 0;
    for (int i = 0; i < index; i++) {
      MediaItem before = release.media().get(i);
      ordinal +=
          before.file().equals(file) && before.of().kind() == release.media().get(index).of().kind()
              ? 1
              : 0;
    }
    for (int i = 0; i < tracks.size(); i++) {
      boolean kind =
          tracks.get(i).kind().equals(Optional.of(release.media().get(index).of().kind()));
      if (kind && ordinal-- == 0) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The leaves that should lie in a track of a file, one behind the other; empty if they do not.
   */
  private Optional<List<Entry.Shown>> entries(int index, MediaItem item, String file) {
    List<Entry.Shown> entries = new ArrayList<>();
    long next = 0;
    for (ReleaseTrack track : release.tracks()) {
      for (Entry entry : track.entries()) {
        if (!(entry instanceof Entry.Shown shown) || shown.place().media() != index) {
          continue;
        }
        if (!track.track().equals(item.of()) || shown.place().sample() != next) {
          findings.add(
              FindingCode.MANIFEST_CONTRADICTS,
              file,
              track.track(),
              entry,
              "its place in the file is not where the leaf before it ends");
          return Optional.empty();
        }
        next += shown.place().count();
        entries.add(shown);
      }
    }
    return Optional.of(entries);
  }
}
