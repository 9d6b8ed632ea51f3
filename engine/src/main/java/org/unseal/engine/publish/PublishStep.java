package org.unseal.engine.publish;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.page.PageMaker;
import org.unseal.engine.page.PublicPage;
import org.unseal.engine.port.CaseReading;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.key.DocumentType;
import org.unseal.proof.key.Fingerprint;
import org.unseal.proof.key.SignatureDocument;
import org.unseal.proof.publication.Nested;
import org.unseal.proof.publication.Publication;
import org.unseal.proof.publication.PublishedApproval;
import org.unseal.proof.publication.PublishedCall;
import org.unseal.proof.publication.PublishedClip;
import org.unseal.proof.publication.PublishedFile;
import org.unseal.proof.publication.RecordingShares;
import org.unseal.proof.publication.Shares;
import org.unseal.proof.release.Release;
import org.unseal.proof.release.ReleaseFile;
import org.unseal.proof.seal.TrackId;
import org.unseal.proof.verify.FindingCode;
import org.unseal.proof.verify.PublicationVerdict;
import org.unseal.proof.verify.PublicationVerifier;
import org.unseal.proof.verify.ReleaseFolder;
import org.unseal.proof.verify.Trust;

/**
 * Publishes one version of a case: puts its folder together, signs it, and checks it as a stranger
 * would before it gets its name. The same content gives the same bytes. The list of versions is
 * {@link PublicRoot}'s, once the case's log says that it was published.
 */
public final class PublishStep {
  static final String JOINED = "media/joined.mp4";

  private final PartialFiles partials;
  private final PageMaker pages;

  /** Ready to publish, with the pages that this program was built with. */
  public PublishStep(PartialFiles partials) {
    this(partials, PageMaker.standard());
  }

  /** Ready to publish with these pages. */
  public PublishStep(PartialFiles partials, PageMaker pages) {
    this.partials = requireNonNull(partials, "partials");
    this.pages = requireNonNull(pages, "pages");
  }

  /** Whether the pages have their script, which is there where this program was built with Node. */
  public boolean scripted() {
    return pages.scripted();
  }

  /** Looks at a file that is made here before it leaves; throws where it must not. */
  @FunctionalInterface
  public interface Guard {
    /** Nothing is looked for. */
    Guard NONE = (_, _) -> {};

    /** Looks at one. */
    void look(String name, Octets bytes);
  }

  /** What was published, for the case's log. */
  public record Published(Publication publication, PublicationRecord record) {}

  /**
   * Publishes.
   *
   * @throws UnsealException {@code OUTPUT_EXISTS} where this version is out, {@code INTERNAL} where
   *     what was made fails its own check
   */
  public Published run(PublicationContent content, PublicRoot root, Signs signs) {
    return run(content, root, signs, Guard.NONE);
  }

  /**
   * The same, and whoever guards looks at every file of the page before any of it has its name.
   *
   * @throws UnsealException what the guard throws, too
   */
  public Published run(PublicationContent content, PublicRoot root, Signs signs, Guard guard) {
    try {
      Files.createDirectories(root.path());
    } catch (IOException e) {
      throw OutputFile.writing(root.path(), e);
    }
    root.sweep();
    try (PublicationFolder folder =
        new PublicationFolder(root.folder(content.version()), partials)) {
      Map<String, String> media = new LinkedHashMap<>();
      List<PublicPage.Folder> folders = new ArrayList<>();
      List<PublishedClip> clips = new ArrayList<>();
      for (PublicationContent.ClipRelease clip : content.clips()) {
        clips.add(clip(clip, folder, media, folders));
      }
      List<PublishedCall> calls = new ArrayList<>();
      for (PublicationContent.CallRelease call : content.calls()) {
        calls.add(call(call, folder, media, folders));
      }
      content.files().forEach(file -> folder.write(file.name(), file.bytes(), file.what()));
      content.joined().ifPresent(file -> folder.copyFile(file, JOINED, PublishedFile.Role.MEDIA));
      List<PublishedApproval> approvals = approvals(content, folder);
      Shares totals =
          content.recordings().stream()
              .map(RecordingShares::shares)
              .reduce(Shares.NONE, Shares::plus);
      Publication told = manifest(content, folder.files(), clips, calls, approvals, totals);
      pages
          .files(new PublicPage(told, content.page(), folders, media))
          .forEach(
              (name, bytes) -> {
                guard.look(name, bytes);
                folder.write(name, bytes, PublishedFile.Role.PAGE);
              });
      Publication publication = manifest(content, folder.files(), clips, calls, approvals, totals);
      byte[] bytes = publication.bytes();
      folder.writeUnlisted(Publication.NAME, bytes);
      SignatureDocument signature = signs.sign(new DocumentType(Publication.TYPE), bytes);
      requireToldKey(content, signature);
      folder.writeUnlisted(Publication.NAME + Release.SIGNATURE, signature.bytes());
      requireIntact(folder.path(), Instant.parse(content.created()));
      folder.complete();
      return new Published(
          publication,
          new PublicationRecord(
              content.version(), Digest.of(Digest.sha256().digest(bytes)), content.created()));
    }
  }

  private static Publication manifest(
      PublicationContent content,
      List<PublishedFile> files,
      List<PublishedClip> clips,
      List<PublishedCall> calls,
      List<PublishedApproval> approvals,
      Shares totals) {
    return new Publication(
        content.name(),
        content.version(),
        content.tool(),
        content.created(),
        content.developing(),
        content.statement(),
        content.changes(),
        clips,
        calls,
        content.joined().map(_ -> JOINED),
        files,
        content.recordings(),
        totals,
        content.people(),
        approvals,
        content.order(),
        content.scope());
  }

  /**
   * What an earlier run put out and did not live to write down in the case's log: the caller writes
   * it down in place of publishing anew. Only what somebody of the case signed is such.
   *
   * @throws UnsealException {@code DIGEST_MISMATCH} where something else lies there under the name
   *     of a version
   */
  public static Optional<Published> unrecorded(CaseReading reading, PublicRoot root) {
    List<PublicationRecord> recorded = PublicationRecord.all(reading);
    for (PublicRoot.Version version : root.versions()) {
      if (recorded.stream().noneMatch(one -> one.version().equals(version.id()))) {
        if (!version.publication().name().id().equals(CaseFile.facts(reading).id())
            || !CaseSignatures.hold(
                reading, version.folder().resolve(Publication.NAME), Publication.TYPE)) {
          throw new UnsealException(
              ErrorCode.DIGEST_MISMATCH,
              version.folder() + " was not published by this case; move it away");
        }
        requireIntact(version.folder(), Instant.parse(version.publication().created()));
        return Optional.of(
            new Published(
                version.publication(),
                new PublicationRecord(
                    version.id(), version.manifest(), version.publication().created())));
      }
    }
    return Optional.empty();
  }

  /**
   * The case's newest version where it is here and the list of versions does not name it, because
   * an earlier run did not live to renew that.
   */
  public static Optional<Published> unlisted(CaseReading reading, PublicRoot root) {
    List<PublicationRecord> recorded = PublicationRecord.all(reading);
    if (recorded.isEmpty()) {
      return Optional.empty();
    }
    PublicationRecord last = recorded.getLast();
    return root.versions().stream()
        .filter(version -> version.manifest().equals(last.manifest()) && !root.lists(version))
        .findAny()
        .map(version -> new Published(version.publication(), last));
  }

  private static Nested nested(
      String id, String source, String title, String recording, String place, Loaded loaded) {
    return new Nested(
        id, source, title, place, loaded.manifest(), loaded.release().seal().digest(), recording);
  }

  /** A release's manifest, and its digest. */
  private record Loaded(Release release, Digest manifest) {}

  private static Loaded load(PublicationFolder folder, Path from, String place) {
    folder.copy(from, place);
    Path file = folder.path().resolve(place).resolve(Release.NAME);
    try {
      byte[] bytes = Files.readAllBytes(file);
      return new Loaded(Release.read(bytes), Digest.of(Digest.sha256().digest(bytes)));
    } catch (IOException | MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.RELEASE_MISSING, "there is no release in " + from + "; render it again", e);
    }
  }

  private static PublishedClip clip(
      PublicationContent.ClipRelease clip,
      PublicationFolder folder,
      Map<String, String> media,
      List<PublicPage.Folder> folders) {
    String place = "clips/" + clip.id();
    Loaded loaded = load(folder, clip.folder(), place);
    media.put(clip.id(), place + "/" + media(loaded.release(), TrackId.Kind.VIDEO));
    folders.add(folder(place, folder, loaded.release()));
    return new PublishedClip(
        nested(clip.id(), clip.source(), clip.title(), clip.recording(), place, loaded),
        clip.frames(),
        clip.of(),
        clip.redacted(),
        clip.first(),
        clip.last(),
        clip.reference(),
        clip.micros(),
        sound(loaded.release()));
  }

  private static PublishedCall call(
      PublicationContent.CallRelease call,
      PublicationFolder folder,
      Map<String, String> media,
      List<PublicPage.Folder> folders) {
    String place = "calls/" + call.id();
    Loaded loaded = load(folder, call.folder(), place);
    media.put(call.id(), place + "/" + media(loaded.release(), TrackId.Kind.AUDIO));
    folders.add(folder(place, folder, loaded.release()));
    return new PublishedCall(
        nested(call.id(), call.source(), call.title(), call.recording(), place, loaded),
        call.stamp(),
        call.reference(),
        call.micros(),
        call.muted());
  }

  /** What lies in a release's folder: what its manifest lists, and the manifest. */
  private static PublicPage.Folder folder(String place, PublicationFolder folder, Release release) {
    List<ReleaseFile> files = new ArrayList<>();
    files.add(folder.fileOf(place, Release.NAME));
    files.add(folder.fileOf(place, Release.NAME + Release.SIGNATURE));
    files.addAll(release.files());
    long leaves = release.tracks().stream().mapToLong(track -> track.entries().size()).sum();
    return new PublicPage.Folder(place, files, leaves);
  }

  private static String media(Release release, TrackId.Kind kind) {
    return release.media().stream()
        .filter(item -> item.of().kind() == kind)
        .findFirst()
        .orElseThrow(
            () ->
                new UnsealException(
                    ErrorCode.RELEASE_MISSING, "a release shows nothing of what it is there for"))
        .file();
  }

  private static PublishedClip.Sound sound(Release release) {
    boolean recorded =
        release.tracks().stream().anyMatch(track -> track.track().kind() == TrackId.Kind.AUDIO);
    boolean heard =
        release.media().stream().anyMatch(item -> item.of().kind() == TrackId.Kind.AUDIO);
    if (heard) {
      return PublishedClip.Sound.KEPT;
    }
    return recorded ? PublishedClip.Sound.REMOVED : PublishedClip.Sound.NONE;
  }

  private static List<PublishedApproval> approvals(
      PublicationContent content, PublicationFolder folder) {
    List<PublishedApproval> approvals = new ArrayList<>();
    for (PublicationContent.Approved approved : content.approvals()) {
      String name = "approvals/%s.%s.json".formatted(approved.clip(), approved.of().word());
      folder.write(name, approved.document(), PublishedFile.Role.APPROVAL);
      folder.write(name + Release.SIGNATURE, approved.signature(), PublishedFile.Role.APPROVAL);
      Optional<String> document =
          approved.rendition().map(_ -> "approvals/%s.made.json".formatted(approved.clip()));
      if (document.isPresent()) {
        folder.write(
            document.get(), approved.rendition().orElseThrow(), PublishedFile.Role.APPROVAL);
      }
      approvals.add(new PublishedApproval(approved.clip(), approved.of(), name, document));
    }
    return approvals;
  }

  /** Reads it as a stranger would: what the verifier would refuse is not given to anyone. */
  static void requireIntact(Path folder, Instant now) {
    try {
      ReleaseFolder found =
          ReleaseFolder.find(folder, Publication.NAME)
              .orElseThrow(() -> refused("there is no manifest"));
      PublicationVerdict verdict =
          new PublicationVerifier(
                  Trust.none(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of(folder), // nothing beside it is looked at
                  now)
              .verify(found, (_, _) -> {});
      if (!verdict.proved()) {
        throw refused(
            verdict.findings().stream()
                .filter(
                    finding ->
                        finding.code().group() == FindingCode.Group.MATCH
                            || finding.code().group() == FindingCode.Group.UNPROVED)
                .map(finding -> finding.code().name() + " " + finding.file())
                .sorted()
                .distinct()
                .limit(8)
                .toList()
                .toString());
      }
    } catch (IOException e) {
      throw OutputFile.writing(folder, e);
    }
  }

  private static void requireToldKey(PublicationContent content, SignatureDocument signature) {
    Optional<Fingerprint> told = content.page().signer().fingerprint();
    if (told.isPresent() && !told.get().equals(signature.signer().fingerprint())) {
      throw refused("the page names another key than the one that signed");
    }
  }

  private static UnsealException refused(String why) {
    return new UnsealException(
        ErrorCode.INTERNAL,
        "The finished publication failed its own check and was not put out: " + why);
  }
}
