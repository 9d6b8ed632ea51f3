package org.unseal.proof.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.publication.CaseName;
import org.unseal.proof.publication.PublicHead;
import org.unseal.proof.publication.Publication;
import org.unseal.proof.publication.Recall;
import org.unseal.proof.release.Release;

/** What the office says beside a publication: which version is the newest, which was taken back. */
final class PublicRootCheck {
  private static final List<String> NAMES =
      List.of(
          PublicHead.NAME,
          PublicHead.NAME + Release.SIGNATURE,
          Recall.NAME,
          Recall.NAME + Release.SIGNATURE);

  private final PublicationVerifier verifier;
  private final Publication publication;
  private final Digest manifest;
  private final Findings findings;
  private final Optional<ReleaseFolder> root;
  private final Optional<PublicHead> head;

  PublicRootCheck(
      PublicationVerifier verifier,
      ReleaseFolder folder,
      Publication publication,
      Digest manifest,
      Findings findings) {
    this.verifier = verifier;
    this.publication = publication;
    this.manifest = manifest;
    this.findings = findings;
    Optional<Path> place = verifier.root().or(() -> Optional.ofNullable(folder.root().getParent()));
    root = place.map(path -> ReleaseFolder.only(path, NAMES));
    head = head();
  }

  /** Reads a document of bytes. */
  @FunctionalInterface
  private interface Parser<T> {
    T read(byte[] document) throws MalformedJsonException;
  }

  /** A kind of document beside a publication, and the findings about it. */
  private record Kind<T>(
      String name,
      int longest,
      String type,
      FindingCode unreadable,
      SignedDocument.Codes codes,
      Parser<T> parser,
      Function<T, CaseName> about) {}

  /** A document of this case that somebody signed; one of another case is none of ours. */
  private <T> Optional<T> signed(Kind<T> kind) {
    if (root.isEmpty() || !root.get().has(kind.name())) {
      return Optional.empty();
    }
    byte[] bytes;
    T document;
    try {
      bytes = root.get().read(kind.name(), kind.longest());
      document = kind.parser().read(bytes);
    } catch (IOException | MalformedJsonException e) {
      findings.add(kind.unreadable(), kind.name(), e.getMessage() == null ? "" : e.getMessage());
      return Optional.empty();
    }
    if (!kind.about().apply(document).id().equals(publication.name().id())) {
      return Optional.empty();
    }
    return new SignedDocument(root.get(), verifier.trust(), findings)
        .check(kind.name(), bytes, kind.type(), kind.codes())
        .map(_ -> document);
  }

  private Optional<PublicHead> head() {
    return signed(
        new Kind<>(
            PublicHead.NAME,
            PublicHead.LONGEST,
            PublicHead.TYPE,
            FindingCode.HEAD_UNREADABLE,
            new SignedDocument.Codes(
                FindingCode.HEAD_SIGNATURE_MISSING, FindingCode.HEAD_SIGNATURE_BAD),
            PublicHead::read,
            PublicHead::name));
  }

  /** What was said of taking this publication back; that is a finding, too. */
  Optional<Recall.Version> recalled() {
    Optional<Recall.Version> recalled =
        signed(
                new Kind<>(
                    Recall.NAME,
                    Recall.LONGEST,
                    Recall.TYPE,
                    FindingCode.RECALL_UNREADABLE,
                    new SignedDocument.Codes(
                        FindingCode.RECALL_SIGNATURE_MISSING, FindingCode.RECALL_SIGNATURE_BAD),
                    Recall::read,
                    Recall::name))
            .flatMap(recall -> recall.version(manifest));
    if (recalled.isPresent()) {
      findings.add(
          FindingCode.RECALLED,
          Publication.NAME,
          "on %s%s: %s"
              .formatted(
                  recalled.get().recalled(),
                  recalled.get().leak() ? ", as it showed what it must not" : "",
                  recalled.get().reason()));
    } else if (head.flatMap(known -> known.version(publication.version()))
        .filter(version -> version.manifest().equals(manifest))
        .filter(version -> version.state() == PublicHead.State.RECALLED)
        .isPresent()) {
      findings.add(FindingCode.RECALLED, Publication.NAME, "so says the list of versions");
    }
    return recalled;
  }

  /** Whether it is the newest, in words. */
  String newest() {
    if (head.isEmpty()) {
      return "newest as of %s, not checked".formatted(publication.created());
    }
    PublicHead list = head.get();
    lineage(list);
    String now = verifier.now().truncatedTo(ChronoUnit.SECONDS).toString();
    boolean expired = list.expires().compareTo(now) < 0;
    if (expired) {
      findings.add(FindingCode.HEAD_EXPIRED, PublicHead.NAME, "on " + list.expires());
    }
    String until =
        expired
            ? "the list of versions is of %s and expired on %s; ask the office for a newer one"
                .formatted(list.created(), list.expires())
            : "by the list of versions of %s, good until %s"
                .formatted(list.created(), list.expires());
    Optional<PublicHead.Version> own = list.version(publication.version());
    if (own.isEmpty()) {
      if (list.versions().getLast().id().compareTo(publication.version()) < 0) {
        findings.add(FindingCode.HEAD_STALE, PublicHead.NAME, "of " + list.created());
        return "not known, as the list of versions of %s does not know this one"
            .formatted(list.created());
      }
      findings.add(
          FindingCode.HEAD_DIFFERS, PublicHead.NAME, "it knows no " + publication.version());
      return "not known, as the list of versions knows no such one";
    }
    if (!own.get().manifest().equals(manifest)) {
      findings.add(FindingCode.HEAD_DIFFERS, PublicHead.NAME, "" + publication.version());
      return "not known, as the list of versions names another " + publication.version();
    }
    if (own.get().state() == PublicHead.State.RECALLED) {
      return "taken back; " + newer(list) + "; " + until;
    }
    if (own.get().state() == PublicHead.State.SUPERSEDED) {
      findings.add(FindingCode.NOT_NEWEST, Publication.NAME, newer(list));
      return "no: " + newer(list) + "; " + until;
    }
    return (expired ? "it was; " : "yes; ") + until;
  }

  private static String newer(PublicHead list) {
    return list.newest()
        .map(version -> "%s of %s is".formatted(version.id(), version.created()))
        .orElse("no version stands");
  }

  /** The version before must be the one that this one says it supersedes. */
  private void lineage(PublicHead list) {
    publication
        .changes()
        .ifPresent(
            changes ->
                list.version(changes.version())
                    .filter(version -> !version.manifest().equals(changes.manifest()))
                    .ifPresent(
                        version ->
                            findings.add(
                                FindingCode.HEAD_DIFFERS, PublicHead.NAME, "" + version.id())));
  }
}
