package org.unseal.proof.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonArray;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.key.DocumentType;
import org.unseal.proof.key.SignatureCheck;
import org.unseal.proof.key.SignatureDocument;
import org.unseal.proof.key.SignerKey;
import org.unseal.proof.publication.Publication;
import org.unseal.proof.publication.PublishedApproval;
import org.unseal.proof.publication.PublishedClip;
import org.unseal.proof.publication.PublishedFile;
import org.unseal.proof.release.Approval;
import org.unseal.proof.release.ApprovalCheck;
import org.unseal.proof.release.Release;
import org.unseal.proof.release.ReleaseFile;
import org.unseal.proof.release.SignedDecisions;
import org.unseal.proof.seal.TrackId;

/** Whether somebody else than who decided approved each clip, and just as it was published. */
final class ApprovalsCheck {
  private static final int LONGEST_DOCUMENT = 16 << 20;

  private final ReleaseFolder folder;
  private final Publication publication;
  private final Findings findings;

  ApprovalsCheck(ReleaseFolder folder, Publication publication, Findings findings) {
    this.folder = folder;
    this.publication = publication;
    this.findings = findings;
  }

  /** Of a clip's plan and rendition; returns what is known, in words. */
  List<String> check(PublishedClip clip, Optional<NestedCheck.Checked> checked) {
    List<String> words = new ArrayList<>();
    for (Approval.Of of : Approval.Of.values()) {
      List<PublishedApproval> named =
          publication.approvals().stream()
              .filter(one -> one.of() == of && one.clip().equals(clip.release().id()))
              .toList();
      if (named.isEmpty()) {
        findings.add(FindingCode.APPROVAL_MISSING, clip.release().folder(), "its " + of.word());
        words.add(of.word() + ": approved by nobody");
      }
      for (PublishedApproval approval : named) {
        if (checked.isPresent()) {
          words.add(of.word() + ": " + check(approval, clip, checked.get()));
        }
      }
    }
    return words;
  }

  /** Approvals of clips that there are none of. */
  void strangers() {
    for (PublishedApproval approval : publication.approvals()) {
      if (publication.clips().stream()
          .noneMatch(clip -> clip.release().id().equals(approval.clip()))) {
        findings.add(FindingCode.APPROVAL_DIFFERS, approval.file(), "there is no such clip");
      }
    }
  }

  private String check(PublishedApproval named, PublishedClip clip, NestedCheck.Checked checked) {
    Optional<byte[]> document = read(named.file(), Approval.LONGEST);
    Optional<byte[]> signature = read(named.file() + Release.SIGNATURE, SignatureDocument.LONGEST);
    if (document.isEmpty() || signature.isEmpty()) {
      return "the approval can't be read";
    }
    Optional<Digest> media = media(checked.release());
    Optional<Digest> rendition = rendition(named, media);
    ApprovalCheck found =
        ApprovalCheck.of(
            document.get(),
            signature.get(),
            new ApprovalCheck.Released(
                clip.release().seal(),
                clip.frames(),
                file(checked.release(), checked.release().plan()).orElse(clip.release().manifest()),
                rendition),
            decider(checked).stream().toList());
    for (ApprovalCheck.Problem problem : found.problems()) {
      findings.add(
          switch (problem) {
            case MALFORMED, SIGNATURE_BAD -> FindingCode.APPROVAL_BAD;
            case OTHER_CLIP, OTHER_PLAN, OTHER_RENDITION -> FindingCode.APPROVAL_DIFFERS;
            case SAME_PERSON -> FindingCode.APPROVAL_SAME_KEY;
          },
          named.file(),
          problem == ApprovalCheck.Problem.OTHER_PLAN ? "of another plan" : "");
    }
    if (found.approval().isEmpty()) {
      return "the approval can't be read";
    }
    Approval approval = found.approval().get();
    if (approval.of() != named.of() || !approval.clip().equals(named.clip())) {
      findings.add(FindingCode.APPROVAL_DIFFERS, named.file(), "of something else than is said");
    }
    if (approval.of() == Approval.Of.RENDITION && rendition.isEmpty()) {
      findings.add(FindingCode.APPROVAL_NOT_BOUND, named.file(), "");
    }
    if (!found.good()) {
      return "not as it was published";
    }
    if (found.alone()) {
      findings.add(
          FindingCode.APPROVED_ALONE, named.file(), "reason: " + approval.alone().orElse(""));
      return "approved alone by whoever decided, because: " + approval.alone().orElse("");
    }
    return "approved on %s by another key than decided"
        .formatted(approval.approved().substring(0, 10));
  }

  /**
   * What the approval of a rendition must name: the digest of a document that names the media file,
   * or of the media file itself. Empty where neither ties it.
   */
  private Optional<Digest> rendition(PublishedApproval named, Optional<Digest> media) {
    if (named.of() != Approval.Of.RENDITION || media.isEmpty()) {
      return Optional.empty();
    }
    if (named.document().isEmpty()) {
      return media;
    }
    Optional<byte[]> bytes = read(named.document().get(), LONGEST_DOCUMENT);
    try {
      if (bytes.isPresent() && names(JsonReader.read(bytes.get()), media.get().hex())) {
        return Optional.of(Digest.of(Digest.sha256().digest(bytes.get())));
      }
    } catch (MalformedJsonException e) {
      findings.add(FindingCode.APPROVAL_BAD, named.document().get(), "it can't be read");
    }
    return Optional.empty();
  }

  private static boolean names(JsonValue value, String digest) {
    return switch (value) {
      case JsonObject object ->
          object.fields().values().stream().anyMatch(inside -> names(inside, digest));
      case JsonArray array -> array.elements().stream().anyMatch(inside -> names(inside, digest));
      case JsonText(String text) -> text.equals(digest);
      default -> false;
    };
  }

  private static Optional<Digest> media(Release release) {
    return release.media().stream()
        .filter(item -> item.of().kind() == TrackId.Kind.VIDEO)
        .findFirst()
        .flatMap(item -> file(release, item.file()));
  }

  private static Optional<Digest> file(Release release, String name) {
    return release.files().stream()
        .filter(file -> file.name().equals(name))
        .map(ReleaseFile::sha256)
        .findFirst();
  }

  /** Whose signature of the release's decisions holds. */
  private static Optional<SignerKey> decider(NestedCheck.Checked checked) {
    try {
      byte[] decisions =
          checked.folder().read(checked.release().decisions(), SignedDecisions.LONGEST);
      SignatureDocument signature =
          SignatureDocument.read(
              checked
                  .folder()
                  .read(
                      checked.release().decisions() + Release.SIGNATURE,
                      SignatureDocument.LONGEST));
      return signature.check(new DocumentType(SignedDecisions.TYPE), decisions)
              == SignatureCheck.VALID
          ? Optional.of(signature.signer())
          : Optional.empty();
    } catch (MalformedJsonException | IOException e) {
      return Optional.empty();
    }
  }

  /** A file that the publication lists as being there for approvals. */
  private Optional<byte[]> read(String name, int longest) {
    boolean listed =
        publication.files().stream()
            .anyMatch(
                file ->
                    file.file().name().equals(name) && file.what() == PublishedFile.Role.APPROVAL);
    if (!listed) {
      findings.add(FindingCode.MANIFEST_CONTRADICTS, name, "an approval that is not in the list");
      return Optional.empty();
    }
    try {
      return Optional.of(folder.read(name, longest));
    } catch (IOException e) {
      findings.add(FindingCode.APPROVAL_BAD, name, "it can't be read");
      return Optional.empty();
    }
  }
}
