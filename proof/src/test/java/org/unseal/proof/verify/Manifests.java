package org.unseal.proof.verify;

import java.util.List;
import java.util.Optional;
import org.unseal.proof.release.MediaItem;
import org.unseal.proof.release.PicturesReference;
import org.unseal.proof.release.PublishedAudit;
import org.unseal.proof.release.Reference;
import org.unseal.proof.release.Release;
import org.unseal.proof.release.ReleaseFile;
import org.unseal.proof.release.ReleaseTrack;

/** Manifests like others, but for one thing. */
public final class Manifests {
  private Manifests() {}

  private static Release with(
      Release release,
      List<ReleaseFile> files,
      Reference seal,
      List<MediaItem> media,
      Optional<String> unreviewed,
      List<ReleaseTrack> tracks) {
    return new Release(
        release.tool(),
        release.created(),
        files,
        seal,
        release.pictures(),
        release.plan(),
        release.decisions(),
        media,
        release.render(),
        unreviewed,
        release.ground(),
        release.detectors(),
        release.supersedes(),
        release.audit(),
        release.catalogue(),
        tracks,
        0);
  }

  static Release withAudit(Release release, PublishedAudit audit) {
    return new Release(
        release.tool(),
        release.created(),
        release.files(),
        release.seal(),
        release.pictures(),
        release.plan(),
        release.decisions(),
        release.media(),
        release.render(),
        release.unreviewed(),
        release.ground(),
        release.detectors(),
        release.supersedes(),
        Optional.of(audit),
        release.catalogue(),
        release.tracks(),
        0);
  }

  static Release sealedBeforeDecision(Release release, boolean before) {
    return new Release(
        release.tool(),
        release.created(),
        release.files(),
        release.seal(),
        Optional.of(
            new PicturesReference(
                new Reference("pictures.json", release.seal().digest()),
                "tiles.bin",
                Optional.of(before))),
        release.plan(),
        release.decisions(),
        release.media(),
        release.render(),
        release.unreviewed(),
        release.ground(),
        release.detectors(),
        release.supersedes(),
        release.audit(),
        release.catalogue(),
        release.tracks(),
        0);
  }

  static Release withMedia(Release release, List<MediaItem> media) {
    return with(
        release, release.files(), release.seal(), media, release.unreviewed(), release.tracks());
  }

  static Release withFiles(Release release, List<ReleaseFile> files) {
    return with(
        release, files, release.seal(), release.media(), release.unreviewed(), release.tracks());
  }

  static Release withSeal(Release release, Reference seal) {
    return with(
        release, release.files(), seal, release.media(), release.unreviewed(), release.tracks());
  }

  static Release withTracks(Release release, List<ReleaseTrack> tracks) {
    return with(
        release, release.files(), release.seal(), release.media(), release.unreviewed(), tracks);
  }

  static Release unreviewed(Release release, Optional<String> reason) {
    return with(
        release, release.files(), release.seal(), release.media(), reason, release.tracks());
  }

  static MediaItem startingAt(MediaItem item, long offset) {
    return new MediaItem(item.file(), item.track(), item.of(), offset, item.base(), item.derived());
  }

  static MediaItem derived(MediaItem item) {
    return new MediaItem(
        item.file(), item.track(), item.of(), item.startOffset(), item.base(), true);
  }
}
