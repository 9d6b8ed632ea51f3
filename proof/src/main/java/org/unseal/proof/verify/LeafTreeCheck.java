package org.unseal.proof.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.digest.MerkleRange;
import org.unseal.proof.release.Entry;
import org.unseal.proof.release.Release;
import org.unseal.proof.release.ReleaseTrack;
import org.unseal.proof.seal.Seal;
import org.unseal.proof.seal.SealedParts;
import org.unseal.proof.seal.TrackId;

/**
 * Checks that what the manifest opens is what was sealed, leaf by leaf, and that nothing is left
 * out.
 */
final class LeafTreeCheck {
  private final Findings findings;

  LeafTreeCheck(Findings findings) {
    this.findings = findings;
  }

  void check(Release release, Seal seal) {
    Map<TrackId, ReleaseTrack> tracks =
        release.tracks().stream()
            .collect(Collectors.toMap(ReleaseTrack::track, Function.identity()));
    for (Seal.Track sealed : seal.tracks()) {
      ReleaseTrack track = tracks.remove(TrackId.parse(sealed.track()));
      if (track == null) {
        incomplete("track " + sealed.track() + " is not in the manifest");
      } else {
        track(sealed, track);
      }
    }
    for (TrackId track : tracks.keySet()) {
      incomplete("track " + track + " is not in the seal");
    }
  }

  private void incomplete(String words) {
    findings.add(FindingCode.LEAVES_INCOMPLETE, Release.NAME, words);
  }

  private void track(Seal.Track sealed, ReleaseTrack track) {
    long next = 0;
    List<MerkleRange.Part> parts = new ArrayList<>();
    for (Entry entry : track.entries()) {
      if (entry.leaf() != next) {
        findings.add(
            FindingCode.LEAVES_INCOMPLETE,
            Release.NAME,
            track.track(),
            entry,
            "expected is leaf " + next);
        return;
      }
      next += entry.leaves(); // a million entries of at most 2^40
      parts.add(entry.part(track.track()));
      if (entry instanceof Entry.Gap gap) {
        gap(track.track(), gap);
      }
    }
    if (next != sealed.leaves()) {
      incomplete(
          "track %s has %d leaves, the manifest %d"
              .formatted(sealed.track(), sealed.leaves(), next));
      return;
    }
    Optional<Digest> root = MerkleRange.root(parts);
    if (!root.equals(Optional.of(sealed.root()))) {
      findings.add(FindingCode.ROOT_DIFFERS, Release.NAME, "track " + sealed.track());
    }
  }

  private void gap(TrackId track, Entry.Gap gap) {
    if (!gap.parts().equals(SealedParts.ofNothing(gap.salts()))) {
      findings.add(FindingCode.GAP_DIFFERS, Release.NAME, track, gap, "");
    }
  }
}
