package org.unseal.proof.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.publication.Amount;
import org.unseal.proof.publication.Nested;
import org.unseal.proof.publication.Publication;
import org.unseal.proof.publication.PublishedClip;
import org.unseal.proof.publication.RecordingShares;
import org.unseal.proof.publication.Shares;

/** Adds up again what a publication says of how much there is, and what became of it. */
final class TotalsCheck {
  private final Findings findings;

  TotalsCheck(Findings findings) {
    this.findings = findings;
  }

  void check(Publication publication) {
    try {
      sums(publication);
    } catch (IllegalArgumentException e) {
      wrong("more than can be counted");
    }
    overlaps(publication.clips());
    oneSealEach(publication.clips());
  }

  private void sums(Publication publication) {
    Shares all = Shares.NONE;
    Set<String> known = new HashSet<>();
    for (RecordingShares recording : publication.recordings()) {
      Shares shares = recording.shares();
      known.add(recording.recording());
      if (!shares.parts().equals(shares.existing())) {
        wrong("the parts of " + recording.recording() + " are not all of it");
      }
      List<PublishedClip> clips =
          publication.clips().stream()
              .filter(clip -> clip.release().recording().equals(recording.recording()))
              .toList();
      if (!amount(clips, false).equals(shares.released())
          || !amount(clips, true).equals(shares.redacted())) {
        wrong("the clips of " + recording.recording() + " are more or less than is said");
      }
      for (PublishedClip clip : clips) {
        if (clip.of() != shares.existing().frames()
            || !clip.release().source().equals(recording.source())) {
          wrong("clip " + clip.release().id() + " is of another recording than it says");
        }
      }
      all = all.plus(shares);
    }
    if (!all.equals(publication.totals())) {
      wrong("the recordings together are more or less than is said");
    }
    for (PublishedClip clip : publication.clips()) {
      if (!known.contains(clip.release().recording())) {
        wrong("clip " + clip.release().id() + " is of no recording of the list");
      }
    }
  }

  private static Amount amount(List<PublishedClip> clips, boolean redacted) {
    return clips.stream()
        .filter(clip -> clip.redacted() == redacted)
        .map(PublishedClip::amount)
        .reduce(Amount.NONE, Amount::plus);
  }

  private void overlaps(List<PublishedClip> clips) {
    List<PublishedClip> sorted = new ArrayList<>(clips);
    sorted.sort(
        Comparator.comparing((PublishedClip clip) -> clip.release().seal().hex())
            .thenComparingInt(clip -> clip.frames().start()));
    for (int i = 1; i < sorted.size(); i++) {
      PublishedClip before = sorted.get(i - 1);
      PublishedClip clip = sorted.get(i);
      if (before.release().seal().equals(clip.release().seal())
          && clip.frames().start() < before.frames().endExclusive()) {
        findings.add(
            FindingCode.CLIPS_OVERLAP,
            Publication.NAME,
            before.release().id() + " and " + clip.release().id());
      }
    }
  }

  /** Otherwise two clips could overlap under two names of one recording, or share one name. */
  private void oneSealEach(List<PublishedClip> clips) {
    Map<String, Digest> seals = new HashMap<>();
    Map<Digest, String> recordings = new HashMap<>();
    for (PublishedClip clip : clips) {
      Nested release = clip.release();
      Digest seal = seals.computeIfAbsent(release.recording(), _ -> release.seal());
      String recording = recordings.computeIfAbsent(release.seal(), _ -> release.recording());
      if (!seal.equals(release.seal()) || !recording.equals(release.recording())) {
        findings.add(
            FindingCode.MANIFEST_CONTRADICTS,
            Publication.NAME,
            release.id() + ": one recording has one seal, and a seal one recording");
      }
    }
  }

  private void wrong(String words) {
    findings.add(FindingCode.TOTALS_WRONG, Publication.NAME, words);
  }
}
