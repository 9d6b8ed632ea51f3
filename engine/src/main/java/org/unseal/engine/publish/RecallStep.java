package org.unseal.engine.publish;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.port.CaseReading;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.CaseFacts;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Change;
import org.unseal.proof.custody.Head;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.publication.CaseName;
import org.unseal.proof.publication.Nested;
import org.unseal.proof.publication.Publication;
import org.unseal.proof.publication.PublishedCall;
import org.unseal.proof.publication.PublishedClip;
import org.unseal.proof.publication.PublishedFile;
import org.unseal.proof.publication.Recall;
import org.unseal.proof.publication.VersionId;
import org.unseal.proof.release.PicturesReference;
import org.unseal.proof.release.PlainText;
import org.unseal.proof.release.Release;
import org.unseal.proof.release.ReleaseFile;

/**
 * Takes a version back: says so, signed, deletes what it showed, and tells whoever has it by which
 * digests they know it. The manifest and the releases' manifests stay, so that everybody can see
 * what it was. Run again after it was killed, it goes on.
 */
public final class RecallStep {
  /**
   * What is asked.
   *
   * @param leak something was shown that must not be: then all files go but the manifests
   * @param days for which the new list of versions is good
   */
  public record Request(VersionId version, String reason, boolean leak, int days) {
    public Request {
      requireNonNull(version, "version");
      if (!PlainText.is(reason)) {
        throw new UnsealException(
            ErrorCode.USAGE, "--reason is one line of at most 500 characters");
      }
    }
  }

  /**
   * What was done.
   *
   * @param withdrawn how many files are gone
   */
  public record Recalled(Head head, int withdrawn) {}

  /** The name of a case as the public is told. */
  public static CaseName name(CaseFacts facts) {
    return new CaseName(facts.id(), facts.title(), facts.agency());
  }

  /** Takes it back. */
  public Recalled run(CaseFile file, PublicRoot root, Request request, Instant now) {
    List<PublicationRecord> published = PublicationRecord.all(file);
    PublicationRecord record =
        published.stream()
            .filter(one -> one.version().equals(request.version()))
            .findAny()
            .orElseThrow(
                () ->
                    new UnsealException(
                        ErrorCode.RECORD_MISSING, "the case never published " + request.version()));
    PublicRoot.Version version =
        root.versions().stream()
            .filter(one -> one.id().equals(request.version()))
            .findAny()
            .orElseThrow(
                () ->
                    new UnsealException(
                        ErrorCode.RELEASE_MISSING,
                        "%s is not in %s; name the folder with --root"
                            .formatted(request.version(), root.path())));
    if (!version.manifest().equals(record.manifest())) {
      throw new UnsealException(
          ErrorCode.DIGEST_MISMATCH,
          request.version() + " is not what the case published; put back what was");
    }
    Optional<Recall.Version> before = recalled(file, version);
    if (before.isEmpty()) {
      append(file, version.manifest(), request, now);
    }
    Recall.Version own = before.or(() -> recalled(file, version)).orElseThrow();
    boolean finished = finish(file, root);
    boolean did = finished || !root.recalled(version);
    if (did) {
      root.renew(name(file.facts()), published, known(file, root), now, request.days(), file::sign);
    }
    boolean asked = own.reason().equals(request.reason()) && own.leak() == request.leak();
    if (before.isPresent() && !(did && asked)) {
      throw new UnsealException(
          ErrorCode.OUTPUT_EXISTS,
          "%s was taken back already, on %s".formatted(request.version(), own.recalled()));
    }
    return new Recalled(file.head(), own.withdrawn().size());
  }

  /** The case's log decides: what it says comes first, and whoever runs next does what is due. */
  private static void append(CaseFile file, Digest manifest, Request request, Instant now) {
    file.append(
        new Entry(
            Action.RECALLED,
            Optional.empty(),
            new ObjectWriter().put("reason", request.reason()).end(),
            List.of(
                new Change.Put(
                    RecordKind.RECALL,
                    request.version().toString(),
                    new ObjectWriter()
                        .put("manifest", manifest)
                        .put("recalled", now.truncatedTo(ChronoUnit.SECONDS).toString())
                        .put("reason", request.reason())
                        .put("leak", request.leak())
                        .end()))));
  }

  /**
   * Does what a recall in the case's log did not live to do: tells the public, then deletes. Does
   * nothing where all of it was done.
   *
   * @return whether anything was left to do
   */
  static boolean finish(CaseFile file, PublicRoot root) {
    Optional<Recall> known = known(file, root);
    if (known.isEmpty()) {
      return false;
    }
    boolean did = false;
    if (!root.says(known.get())
        || !CaseSignatures.hold(file, root.path().resolve(Recall.NAME), Recall.TYPE)) {
      root.write(known.get(), file::sign);
      did = true;
    }
    for (Recall.Version version : known.get().versions()) {
      did |= delete(root.folder(version.id()), version.withdrawn());
      did |= root.unpack(version.id());
    }
    return did;
  }

  /** What the case took back so far, in that order. */
  public static Optional<Recall> known(CaseReading reading, PublicRoot root) {
    List<Recall.Version> all = new ArrayList<>();
    for (PublicRoot.Version version : root.versions()) {
      recalled(reading, version).ifPresent(all::add);
    }
    all.sort(Comparator.comparing(Recall.Version::recalled).thenComparing(Recall.Version::id));
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(new Recall(name(CaseFile.facts(reading)), all));
  }

  private static Optional<Recall.Version> recalled(
      CaseReading reading, PublicRoot.Version version) {
    return reading
        .record(RecordKind.RECALL, version.id().toString())
        .map(record -> read(record, version));
  }

  /** Which files went follows from the manifests, which stay. */
  private static Recall.Version read(CaseRecord record, PublicRoot.Version version) {
    try {
      ObjectReader body = ObjectReader.of(record.body(), "a recall");
      body.requireOnly(Set.of("manifest", "recalled", "reason", "leak"));
      if (!body.digest("manifest").equals(version.manifest())) {
        throw new UnsealException(
            ErrorCode.DIGEST_MISMATCH,
            version.id() + " is not what the case published; put back what was");
      }
      boolean leak = body.flag("leak");
      return new Recall.Version(
          version.id(),
          version.manifest(),
          body.text("recalled"),
          body.text("reason"),
          leak,
          withdrawn(version, leak));
    } catch (MalformedJsonException | IllegalArgumentException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED, "a recall's record can't be read; run custody check", e);
    }
  }

  /** Media and pages; with a leak all but manifests. */
  private static List<ReleaseFile> withdrawn(PublicRoot.Version version, boolean leak) {
    List<ReleaseFile> withdrawn = new ArrayList<>();
    Publication publication = version.publication();
    for (PublishedFile file : publication.files()) {
      if (leak
          || file.what() == PublishedFile.Role.MEDIA
          || file.what() == PublishedFile.Role.PAGE) {
        withdrawn.add(file.file());
      }
    }
    List<Nested> nested = new ArrayList<>();
    publication.clips().stream().map(PublishedClip::release).forEach(nested::add);
    publication.calls().stream().map(PublishedCall::release).forEach(nested::add);
    for (Nested release : nested) {
      Release manifest = manifest(version.folder().resolve(release.folder()));
      Set<String> shown = new HashSet<>();
      manifest.media().forEach(item -> shown.add(item.file()));
      manifest.pictures().map(PicturesReference::tiles).ifPresent(shown::add);
      for (ReleaseFile file : manifest.files()) {
        if (leak || shown.contains(file.name())) {
          withdrawn.add(
              new ReleaseFile(release.folder() + "/" + file.name(), file.sha256(), file.bytes()));
        }
      }
    }
    return withdrawn;
  }

  private static Release manifest(Path folder) {
    Path file = folder.resolve(Release.NAME);
    try {
      return Release.read(Files.readAllBytes(file));
    } catch (IOException | MalformedJsonException e) {
      throw new UnsealException(ErrorCode.RELEASE_MISSING, file + " can't be read", e);
    }
  }

  /** Returns whether any was there. */
  private static boolean delete(Path folder, List<ReleaseFile> files) {
    boolean any = false;
    for (ReleaseFile file : files) {
      if (!ReleaseFile.safe(file.name())) {
        continue; // there never was such a file
      }
      Path path = folder;
      for (String part : file.name().split("/", -1)) {
        path = path.resolve(part);
        if (Files.isSymbolicLink(path)) {
          throw new UnsealException(
              ErrorCode.INPUT_UNREADABLE, path + " is a link; nothing behind it is deleted");
        }
      }
      try {
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
          Files.delete(path);
          any = true;
        }
      } catch (IOException e) {
        throw OutputFile.writing(path, e);
      }
    }
    return any;
  }
}
