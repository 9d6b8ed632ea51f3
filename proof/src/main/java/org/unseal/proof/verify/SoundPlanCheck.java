package org.unseal.proof.verify;

import java.util.List;
import java.util.Optional;
import org.unseal.proof.release.Entry;
import org.unseal.proof.release.Release;
import org.unseal.proof.release.ReleaseTrack;
import org.unseal.proof.release.SoundPlan;
import org.unseal.proof.seal.TrackId;

/**
 * Checks that what was to be muted is what the manifest says was: no second with a mute in it that
 * was copied, none replaced without a mute, each on the grounds of the list.
 */
final class SoundPlanCheck {
  static final TrackId TRACK = new TrackId(TrackId.Kind.AUDIO, 0);

  private final SoundPlan plan;
  private final Findings findings;

  SoundPlanCheck(SoundPlan plan, Findings findings) {
    this.plan = plan;
    this.findings = findings;
  }

  /** Whether a release is of a recording without pictures, so that its plan is a list of mutes. */
  static boolean isCall(Release release) {
    return release.tracks().stream().noneMatch(track -> track.track().kind() == TrackId.Kind.VIDEO)
        && release.media().stream().noneMatch(item -> item.of().kind() == TrackId.Kind.VIDEO);
  }

  void check(Release release, String file) {
    if (release.media().stream().anyMatch(item -> item.of().equals(TRACK) && item.derived())) {
      return; // no leaf is shown
    }
    for (ReleaseTrack track : release.tracks()) {
      if (track.track().equals(TRACK)) {
        check(track, file);
      }
    }
  }

  private void check(ReleaseTrack track, String file) {
    List<Entry.Shown> shown =
        track.entries().stream()
            .filter(Entry.Shown.class::isInstance)
            .map(Entry.Shown.class::cast)
            .toList();
    long rate = plan.format().rate();
    long second = plan.first() / rate;
    for (Entry.Shown entry : shown) {
      if (entry.leaf() != second || entry.place().count() != 1) {
        findings.add(
            FindingCode.PLAN_DIFFERS,
            file,
            track.track(),
            entry,
            "the list of mutes is about other seconds");
        return;
      }
      check(track, entry, file);
      second++;
    }
    if (second != Math.ceilDiv(plan.end(), rate)) {
      findings.add(FindingCode.PLAN_DIFFERS, file, "the list of mutes is about more seconds");
    }
  }

  private void check(ReleaseTrack track, Entry.Shown entry, String file) {
    Optional<String> ground = plan.ground(entry.leaf());
    switch (entry) {
      case Entry.Pass _ -> {
        if (ground.isPresent()) {
          add(track, entry, file, "something is to be muted and was published as it was");
        }
      }
      case Entry.Render render -> {
        if (ground.isEmpty()) {
          findings.add(
              FindingCode.RENDER_UNEXPLAINED, file, track.track(), entry, "no mute lies in it");
        } else if (!render.ground().equals(ground)) {
          add(track, entry, file, "it is muted on another ground than the manifest gives");
        }
      }
    }
  }

  private void add(ReleaseTrack track, Entry.Shown entry, String file, String words) {
    findings.add(FindingCode.PLAN_DIFFERS, file, track.track(), entry, words);
  }
}
