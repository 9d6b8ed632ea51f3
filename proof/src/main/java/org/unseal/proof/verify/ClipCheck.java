package org.unseal.proof.verify;

import java.util.Optional;
import org.unseal.proof.picture.ReleasedPictures.Fate;
import org.unseal.proof.publication.PublishedClip;
import org.unseal.proof.release.PlanDocument;
import org.unseal.proof.seal.TrackId;

/** Whether a clip's release shows what the publication says that it shows. */
final class ClipCheck {
  private static final TrackId PICTURES = TrackId.parse("v0");

  private final Findings findings;

  ClipCheck(Findings findings) {
    this.findings = findings;
  }

  void check(PublishedClip clip, NestedCheck.Checked checked) {
    if (!clip.release().seal().equals(checked.release().seal().digest())) {
      differs(clip, "it is of another recording's seal");
    }
    boolean recorded =
        checked.release().tracks().stream()
            .anyMatch(track -> track.track().kind() == TrackId.Kind.AUDIO);
    boolean heard =
        checked.release().media().stream().anyMatch(item -> item.of().kind() == TrackId.Kind.AUDIO);
    PublishedClip.Sound sound =
        heard
            ? PublishedClip.Sound.KEPT
            : recorded ? PublishedClip.Sound.REMOVED : PublishedClip.Sound.NONE;
    if (sound != clip.sound()) {
      differs(clip, "its sound is " + sound.word() + ", not " + clip.sound().word());
    }
    frames(clip, checked);
  }

  private void frames(PublishedClip clip, NestedCheck.Checked checked) {
    Optional<PlacedFrames> placed =
        checked
            .plan()
            .filter(plan -> plan.frames() <= Integer.MAX_VALUE)
            .flatMap(plan -> PlacedFrames.of(checked.release(), plan, PICTURES));
    long frames = checked.plan().map(PlanDocument::frames).orElse(-1L);
    if (frames >= 0 && frames != clip.of()) {
      differs(clip, "its recording has %d frames, not %d".formatted(frames, clip.of()));
      return;
    }
    if (placed.isEmpty()) {
      findings.add(
          FindingCode.NOT_PROVED, clip.release().folder(), "nobody can say which frames it shows");
      return;
    }
    for (int frame = 0; frame < clip.of(); frame++) {
      boolean shown = placed.get().fate(frame) != Fate.ABSENT;
      if (shown != clip.frames().contains(frame)) {
        differs(
            clip,
            "frame %d %s".formatted(frame, shown ? "is shown and should not be" : "is not shown"));
        return;
      }
    }
  }

  private void differs(PublishedClip clip, String words) {
    findings.add(FindingCode.CLIP_DIFFERS, clip.release().folder(), words);
  }
}
