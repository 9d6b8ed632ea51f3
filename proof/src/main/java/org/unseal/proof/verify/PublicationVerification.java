package org.unseal.proof.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.publication.Nested;
import org.unseal.proof.publication.Publication;
import org.unseal.proof.publication.PublishedCall;
import org.unseal.proof.publication.PublishedClip;
import org.unseal.proof.publication.PublishedFile;
import org.unseal.proof.publication.Recall;
import org.unseal.proof.release.Release;
import org.unseal.proof.release.ReleaseFile;

/** One check of one publication. */
final class PublicationVerification {
  static final String CLIPS = "clips/";
  static final String CALLS = "calls/";

  private final PublicationVerifier verifier;
  private final ReleaseFolder folder;
  private final VerifyProgress progress;
  private final Findings findings = new Findings();
  private final SignedDocument signed;

  PublicationVerification(
      PublicationVerifier verifier, ReleaseFolder folder, VerifyProgress progress) {
    this.verifier = verifier;
    this.folder = folder;
    this.progress = progress;
    signed = new SignedDocument(folder, verifier.trust(), findings);
  }

  PublicationVerdict run() {
    byte[] manifest;
    Publication publication;
    try {
      manifest = folder.read(Publication.NAME, Publication.LONGEST);
      publication = Publication.read(manifest);
    } catch (MalformedJsonException | IOException e) {
      findings.add(
          FindingCode.MANIFEST_UNREADABLE,
          Publication.NAME,
          e.getMessage() == null ? "" : e.getMessage());
      return new PublicationVerdict(findings.list(), findings.counts(), Optional.empty());
    }
    Digest digest = Digest.of(Digest.sha256().digest(manifest));
    Optional<Facts.Signer> signer = signer(manifest);
    PublicRootCheck root = new PublicRootCheck(verifier, folder, publication, digest, findings);
    Optional<Recall.Version> recalled = root.recalled();
    String newest = root.newest();
    names(publication);
    List<PublicationFacts.Part> parts = List.of();
    if (recalled.isPresent()) {
      withdrawn(publication, recalled.get());
    } else {
      new TotalsCheck(findings).check(publication);
      files(publication.files(), Set.of());
      derived(publication);
      parts = parts(publication);
    }
    return new PublicationVerdict(
        findings.list(),
        findings.counts(),
        Optional.of(new PublicationFacts(publication, digest, signer, parts, newest, recalled)));
  }

  private Optional<Facts.Signer> signer(byte[] manifest) {
    return signed
        .check(
            Publication.NAME,
            manifest,
            Publication.TYPE,
            new SignedDocument.Codes(FindingCode.SIGNATURE_MISSING, FindingCode.SIGNATURE_BAD))
        .map(
            found ->
                new Facts.Signer(
                    Publication.NAME,
                    found.key(),
                    found.standing(),
                    verifier.trust().label(found.key())));
  }

  private static List<Nested> nested(Publication publication) {
    List<Nested> all = new ArrayList<>();
    publication.clips().stream().map(PublishedClip::release).forEach(all::add);
    publication.calls().stream().map(PublishedCall::release).forEach(all::add);
    return all;
  }

  /** What lies in the folder, and what should, by name alone. */
  private void names(Publication publication) {
    Set<String> listed = new HashSet<>();
    Set<String> folders = new HashSet<>();
    for (PublishedClip clip : publication.clips()) {
      folder(clip.release(), CLIPS, folders);
    }
    for (PublishedCall call : publication.calls()) {
      folder(call.release(), CALLS, folders);
    }
    for (PublishedFile file : publication.files()) {
      String name = file.file().name();
      listed.add(name);
      if (!ReleaseFile.safe(name)) {
        findings.add(FindingCode.NAME_UNSAFE, name, "");
      } else if (own(name) || within(name, folders).isPresent()) {
        findings.add(
            FindingCode.MANIFEST_CONTRADICTS, name, "it is listed, and in another list already");
      }
    }
    folder.odd().forEach(name -> findings.add(FindingCode.LINK_FOUND, name, ""));
    Set<String> added = new LinkedHashSet<>();
    for (String name : folder.files().keySet()) {
      if (!own(name) && !listed.contains(name) && within(name, folders).isEmpty()) {
        added.add(name);
      }
    }
    added.forEach(name -> findings.add(FindingCode.FILE_ADDED, name, ""));
    if (!folder.complete()) {
      findings.add(FindingCode.FILE_ADDED, "", "more files than are looked through");
    }
    publication
        .joined()
        .filter(
            name ->
                publication.files().stream()
                    .noneMatch(
                        file ->
                            file.file().name().equals(name)
                                && file.what() == PublishedFile.Role.MEDIA))
        .ifPresent(
            name ->
                findings.add(
                    FindingCode.MANIFEST_CONTRADICTS, name, "a video that is not in the list"));
  }

  private void folder(Nested release, String place, Set<String> folders) {
    if (release.folder().equals(place + release.id()) && ReleaseFile.safe(release.folder())) {
      folders.add(release.folder());
    } else {
      findings.add(
          FindingCode.MANIFEST_CONTRADICTS,
          Publication.NAME,
          release.id() + " does not lie in " + place + release.id());
    }
  }

  private static Optional<String> within(String name, Set<String> folders) {
    int first = name.indexOf('/');
    int second = first < 0 ? -1 : name.indexOf('/', first + 1);
    return second < 0
        ? Optional.empty()
        : Optional.of(name.substring(0, second)).filter(folders::contains);
  }

  private static boolean own(String name) {
    return name.equals(Publication.NAME) || name.equals(Publication.NAME + Release.SIGNATURE);
  }

  /** Digests of the files that no release lists. */
  private void files(List<PublishedFile> listed, Set<String> withdrawn) {
    List<ReleaseFile> present = new ArrayList<>();
    for (PublishedFile file : listed) {
      String name = file.file().name();
      if (!ReleaseFile.safe(name)) {
        continue; // told already
      }
      if (!folder.has(name)) {
        if (!withdrawn.contains(name)) {
          findings.add(FindingCode.FILE_MISSING, name, "");
        }
      } else if (folder.files().getOrDefault(name, -1L) != file.file().bytes()) {
        findings.add(FindingCode.FILE_DIFFERS, name, "of another length");
      } else {
        present.add(file.file());
      }
    }
    for (FileDigests.Result result : new FileDigests(folder, _ -> {}).of(present)) {
      if (result.digest().isEmpty()) {
        findings.add(FindingCode.FILE_UNREADABLE, result.file().name(), "");
      } else if (!result.digest().get().equals(result.file().sha256())) {
        findings.add(FindingCode.FILE_DIFFERS, result.file().name(), "");
      }
    }
  }

  private void derived(Publication publication) {
    for (PublishedFile file : publication.files()) {
      if (file.what() == PublishedFile.Role.MEDIA) {
        boolean joined = publication.joined().equals(Optional.of(file.file().name()));
        findings.add(
            joined ? FindingCode.DERIVED_ONLY : FindingCode.NOT_PROVED, file.file().name(), "");
      }
    }
  }

  private List<PublicationFacts.Part> parts(Publication publication) {
    NestedCheck check = new NestedCheck(verifier, folder, findings, progress);
    ApprovalsCheck approvals = new ApprovalsCheck(folder, publication, findings);
    List<PublicationFacts.Part> parts = new ArrayList<>();
    for (PublishedClip clip : publication.clips()) {
      Optional<NestedCheck.Checked> checked = check.check(clip.release());
      checked.ifPresent(found -> new ClipCheck(findings).check(clip, found));
      List<String> words = approvals.check(clip, checked);
      parts.add(
          new PublicationFacts.Part(
              clip.release(), checked.map(NestedCheck.Checked::verdict), words));
    }
    for (PublishedCall call : publication.calls()) {
      Optional<NestedCheck.Checked> checked = check.check(call.release());
      parts.add(
          new PublicationFacts.Part(
              call.release(), checked.map(NestedCheck.Checked::verdict), List.of()));
    }
    approvals.strangers();
    return parts;
  }

  /** Of a version that was taken back: what remains is what was published. */
  private void withdrawn(Publication publication, Recall.Version recalled) {
    Set<String> gone = new HashSet<>();
    for (ReleaseFile file : recalled.withdrawn()) {
      gone.add(file.name());
      if (ReleaseFile.safe(file.name()) && folder.has(file.name())) {
        findings.add(FindingCode.WITHDRAWN_PRESENT, file.name(), "delete it");
      }
    }
    files(
        publication.files().stream().filter(file -> folder.has(file.file().name())).toList(), gone);
    for (PublishedFile file : publication.files()) {
      if (!folder.has(file.file().name()) && !gone.contains(file.file().name())) {
        findings.add(FindingCode.FILE_MISSING, file.file().name(), "");
      }
    }
    NestedCheck check = new NestedCheck(verifier, folder, findings, progress);
    nested(publication).forEach(check::named);
  }
}
