package org.unseal.proof.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.unseal.proof.release.MediaItem;
import org.unseal.proof.release.Reference;
import org.unseal.proof.release.Release;
import org.unseal.proof.release.ReleaseFile;
import org.unseal.proof.release.SoundLabels;
import org.unseal.proof.time.TimelineDocument;

/** Checks which files a release has against which it should have, by their names. */
final class FolderCheck {
  /** What whoever released a call says was said in it: words, which nothing can prove. */
  private static final List<String> CALL_TRANSCRIPTS =
      List.of("transcript.vtt", "transcript.srt", "transcript.csv");

  private final ReleaseFolder folder;
  private final Findings findings;

  FolderCheck(ReleaseFolder folder, Findings findings) {
    this.folder = folder;
    this.findings = findings;
  }

  /** What lies in the folder, and what should. */
  void check(Release release) {
    Set<String> listed =
        release.files().stream().map(ReleaseFile::name).collect(Collectors.toSet());
    for (String name : listed) {
      if (!ReleaseFile.safe(name)) {
        findings.add(FindingCode.NAME_UNSAFE, name, "");
      } else if (own(name)) {
        findings.add(FindingCode.MANIFEST_CONTRADICTS, name, "the manifest lists itself");
      }
    }
    for (String name : folder.odd()) {
      findings.add(FindingCode.LINK_FOUND, name, "");
    }
    for (String name : folder.files().keySet()) {
      if (!listed.contains(name) && !own(name)) {
        findings.add(FindingCode.FILE_ADDED, name, "");
      }
    }
    if (!folder.complete()) {
      findings.add(FindingCode.FILE_ADDED, "", "more files than are looked through");
    }
    List<String> named = new ArrayList<>();
    named.add(release.seal().file());
    named.add(release.plan());
    named.add(release.decisions());
    release.media().stream().map(MediaItem::file).forEach(named::add);
    release
        .pictures()
        .ifPresent(
            pictures -> {
              named.add(pictures.seal().file());
              named.add(pictures.tiles());
            });
    release.catalogue().map(Reference::file).ifPresent(named::add);
    Set<String> known = new HashSet<>(named);
    known.add(TimelineDocument.NAME); // optional, and solved again where it is there
    known.add(TimelineDocument.NAME + Release.SIGNATURE);
    if (SoundPlanCheck.isCall(release)) {
      known.add(SoundLabels.NAME); // optional, and made again where it is there
      known.addAll(CALL_TRANSCRIPTS);
    }
    named.forEach(name -> known.add(name + Release.SIGNATURE));
    for (String name : listed) {
      if (!known.contains(name)) {
        findings.add(FindingCode.NOT_PROVED, name, "");
      }
    }
    for (String name : named) {
      if (!listed.contains(name)) {
        findings.add(
            FindingCode.MANIFEST_CONTRADICTS, name, "a file that is not in the list of files");
      }
    }
  }

  private static boolean own(String name) {
    return name.equals(Release.NAME) || name.equals(Release.NAME + Release.SIGNATURE);
  }
}
