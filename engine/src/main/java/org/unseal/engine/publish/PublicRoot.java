package org.unseal.engine.publish;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.unseal.engine.digest.Digests;
import org.unseal.engine.files.Leftovers;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.port.Progress;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.key.DocumentType;
import org.unseal.proof.publication.CaseName;
import org.unseal.proof.publication.PublicHead;
import org.unseal.proof.publication.Publication;
import org.unseal.proof.publication.Recall;
import org.unseal.proof.publication.VersionId;
import org.unseal.proof.release.Release;

/**
 * The folder in which the public finds a case: a folder for each version, and beside them the
 * signed list of versions, a feed, and what was taken back. What lies here is what the office gives
 * away whole.
 */
public final class PublicRoot {
  /** What the feed is called. */
  public static final String FEED = "feed.atom";

  /** Digests of all files that were taken back, as {@code sha256sum} writes them. */
  public static final String WITHDRAWN = "withdrawn.sha256";

  private static final String ZIP = ".zip";
  private static final int MOST_DAYS = 3660;

  private final Path root;
  private final PartialFiles partials;

  /**
   * A version that lies here.
   *
   * @param manifest SHA-256 of its manifest
   */
  public record Version(Path folder, Publication publication, Digest manifest) {
    /** Which one. */
    public VersionId id() {
      return publication.version();
    }
  }

  /** The folder, which need not be there yet. */
  public PublicRoot(Path root, PartialFiles partials) {
    this.root = requireNonNull(root, "root");
    this.partials = requireNonNull(partials, "partials");
  }

  /** Where it is. */
  public Path path() {
    return root;
  }

  /** Throws away what killed runs left half made here. */
  public void sweep() {
    Leftovers.sweep(root, 0);
  }

  /** Where a version lies, or would. */
  public Path folder(VersionId version) {
    return root.resolve(version.toString());
  }

  /** All of a version in one file beside its folder, where it was packed. */
  public Path zip(VersionId version) {
    return root.resolve(version + ZIP);
  }

  /** Packs a version that lies here; does nothing where that was done. */
  public void pack(VersionId version) {
    if (!Files.exists(zip(version), LinkOption.NOFOLLOW_LINKS)) {
      new StoredZip(folder(version), version.toString()).write(zip(version), partials);
    }
  }

  /** Takes the file away in which a version was packed; returns whether there was one. */
  boolean unpack(VersionId version) {
    try {
      return Files.isRegularFile(zip(version), LinkOption.NOFOLLOW_LINKS)
          && Files.deleteIfExists(zip(version));
    } catch (IOException e) {
      throw OutputFile.writing(zip(version), e);
    }
  }

  /** Its digest; of one that is gone what was written down when it went. */
  private Optional<String> zipDigest(VersionId version, List<String> before) {
    if (Files.isRegularFile(zip(version), LinkOption.NOFOLLOW_LINKS)) {
      try {
        return Optional.of(Digests.ofFile(zip(version), Progress.SILENT));
      } catch (IOException e) {
        throw unreadable(zip(version), e);
      }
    }
    String end = "  " + version + ZIP;
    return before.stream()
        .filter(line -> line.endsWith(end))
        .map(line -> line.substring(0, line.length() - end.length()))
        .filter(hex -> hex.matches("[0-9a-f]{64}"))
        .findFirst();
  }

  /** All versions that are here, oldest first. */
  public List<Version> versions() {
    List<Version> versions = new ArrayList<>();
    if (!Files.isDirectory(root)) {
      return versions;
    }
    try (DirectoryStream<Path> inside = Files.newDirectoryStream(root)) {
      for (Path each : inside) {
        if (VersionId.is("" + each.getFileName())
            && Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
          versions.add(version(each));
        }
      }
    } catch (IOException e) {
      throw unreadable(root, e);
    }
    versions.sort(Comparator.comparing(Version::id));
    return versions;
  }

  /** Whether the list of versions that lies here names this one. */
  boolean lists(Version version) {
    return listed(version).isPresent();
  }

  /** Whether the list of versions that lies here says that this one was taken back. */
  boolean recalled(Version version) {
    return listed(version).filter(one -> one.state() == PublicHead.State.RECALLED).isPresent();
  }

  private Optional<PublicHead.Version> listed(Version version) {
    try {
      return PublicHead.read(read(root.resolve(PublicHead.NAME), PublicHead.LONGEST))
          .versions()
          .stream()
          .filter(listed -> listed.manifest().equals(version.manifest()))
          .findAny();
    } catch (IOException | MalformedJsonException e) {
      return Optional.empty(); // there is none yet, or none that helps anybody: it is written anew
    }
  }

  /** Whether this is what lies here of versions that were taken back. */
  boolean says(Recall recall) {
    try {
      return Arrays.equals(read(root.resolve(Recall.NAME), Recall.LONGEST), recall.bytes())
          && Files.isRegularFile(root.resolve(WITHDRAWN), LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      return false; // there is none yet
    }
  }

  /**
   * One version that lies here.
   *
   * @throws UnsealException {@code INPUT_UNREADABLE} where it does not, {@code DOCUMENT_MALFORMED}
   */
  public Version version(VersionId id) {
    return version(folder(id));
  }

  private static Version version(Path folder) {
    Path file = folder.resolve(Publication.NAME);
    try {
      byte[] bytes = read(file, Publication.LONGEST);
      Publication publication = Publication.read(bytes);
      if (!publication.version().toString().equals("" + folder.getFileName())) {
        throw new UnsealException(
            ErrorCode.DOCUMENT_MALFORMED, folder + " holds another version than its name says");
      }
      return new Version(folder, publication, Digest.of(Digest.sha256().digest(bytes)));
    } catch (IOException e) {
      throw unreadable(file, e);
    } catch (MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.DOCUMENT_MALFORMED, file + " is no publication: " + e.getMessage(), e);
    }
  }

  /** All of a file that is no link and no longer than this. */
  static byte[] read(Path file, int longest) throws IOException {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes(longest + 1);
      if (bytes.length > longest) {
        throw new IOException("longer than " + longest + " bytes");
      }
      return bytes;
    }
  }

  private static UnsealException unreadable(Path file, IOException e) {
    return new UnsealException(ErrorCode.INPUT_UNREADABLE, file + " can't be read", e);
  }

  /** Writes what was taken back, and the digests for whoever has some of it. */
  void write(Recall recall, Signs signs) {
    List<String> before = withdrawn();
    StringBuilder lines = new StringBuilder();
    for (Recall.Version version : recall.versions()) {
      version
          .withdrawn()
          .forEach(
              file ->
                  lines
                      .append(file.sha256().hex())
                      .append("  ")
                      .append(version.id())
                      .append('/')
                      .append(file.name())
                      .append('\n'));
      zipDigest(version.id(), before)
          .ifPresent(
              hex -> lines.append(hex).append("  ").append(version.id()).append(ZIP).append('\n'));
    }
    file(WITHDRAWN, lines.toString().getBytes(StandardCharsets.UTF_8));
    signed(Recall.NAME, Recall.TYPE, recall.bytes(), signs);
  }

  private List<String> withdrawn() {
    Path file = root.resolve(WITHDRAWN);
    try {
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          ? Files.readAllLines(file)
          : List.of();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * Signs the list of versions anew, and writes the feed.
   *
   * @param published what the case says that it published: only that is listed, and it must be here
   *     as it was
   * @param recalls what the case took back, as {@link RecallStep#known} has it
   * @param days for which the list is good
   */
  public PublicHead renew(
      CaseName name,
      List<PublicationRecord> published,
      Optional<Recall> recalls,
      Instant now,
      int days,
      Signs signs) {
    if (days < 1 || days > MOST_DAYS) {
      throw new UnsealException(
          ErrorCode.USAGE, "a list of versions is good for 1 to " + MOST_DAYS + " days");
    }
    if (published.isEmpty()) {
      throw new UnsealException(ErrorCode.RECORD_MISSING, "the case published nothing yet");
    }
    sweep();
    List<Version> here = new ArrayList<>();
    for (PublicationRecord record : published) {
      Version version = version(folder(record.version()));
      if (!version.manifest().equals(record.manifest())) {
        throw new UnsealException(
            ErrorCode.DIGEST_MISMATCH,
            "%s in %s is not what the case published; put back what was"
                .formatted(record.version(), root));
      }
      here.add(version);
    }
    Instant second = now.truncatedTo(ChronoUnit.SECONDS);
    PublicHead head =
        new PublicHead(
            name,
            second.toString(),
            second.plus(Duration.ofDays(days)).toString(),
            states(here, recalls));
    file(FEED, new AtomFeed(head, here, recalls).text().getBytes(StandardCharsets.UTF_8));
    signed(PublicHead.NAME, PublicHead.TYPE, head.bytes(), signs);
    return head;
  }

  private static List<PublicHead.Version> states(List<Version> here, Optional<Recall> recalls) {
    List<PublicHead.Version> list = new ArrayList<>();
    boolean newest = true;
    for (Version version : here.reversed()) {
      boolean recalled = recalls.flatMap(recall -> recall.version(version.manifest())).isPresent();
      PublicHead.State state =
          recalled
              ? PublicHead.State.RECALLED
              : newest ? PublicHead.State.CURRENT : PublicHead.State.SUPERSEDED;
      newest &= recalled;
      list.add(
          new PublicHead.Version(
              version.id(), version.manifest(), version.publication().created(), state));
    }
    return list.stream()
        .sorted(Comparator.comparing(PublicHead.Version::id))
        .collect(Collectors.toList());
  }

  /** The signature first: a reader between both finds a signature that does not hold, not none. */
  private void signed(String name, String type, byte[] bytes, Signs signs) {
    file(name + Release.SIGNATURE, signs.sign(new DocumentType(type), bytes).bytes());
    file(name, bytes);
  }

  private void file(String name, byte[] bytes) {
    try (OutputFile file = new OutputFile(root.resolve(name), true, false, partials)) {
      try {
        Files.write(file.path(), bytes);
      } catch (IOException e) {
        throw OutputFile.writing(root.resolve(name), e);
      }
      file.complete();
    }
  }
}
