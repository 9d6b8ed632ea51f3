package org.unseal.cli.serve;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.publication.PublicHead;
import org.unseal.proof.publication.Publication;
import org.unseal.proof.publication.VersionId;

/**
 * A published release as somebody named it: the folder of a version, the folder in which versions
 * lie, or the archive of one.
 *
 * @param version which is meant; the newest where several are
 * @param publication its manifest, which nobody has checked here
 * @param versions all folders of versions that go with it
 * @param root in which the list of versions lies, if it is here
 */
public record ShownRelease(
    VersionId version,
    Publication publication,
    Map<VersionId, Path> versions,
    Optional<Path> root) {
  public ShownRelease {
    requireNonNull(version, "version");
    requireNonNull(publication, "publication");
    versions = Map.copyOf(versions);
    requireNonNull(root, "root");
  }

  /**
   * Of a folder.
   *
   * @throws UnsealException {@code INPUT_MISSING} where there is none, {@code RELEASE_MISSING}
   *     where it is none of a publication
   */
  public static ShownRelease of(Path folder) {
    if (!Files.exists(folder)) {
      throw new UnsealException(ErrorCode.INPUT_MISSING, folder + " does not exist");
    }
    Path own = folder.toAbsolutePath().normalize();
    if (Files.isRegularFile(own.resolve(Publication.NAME))) {
      Publication publication = publication(own);
      Path above = own.getParent();
      boolean beside =
          above != null
              && ("" + own.getFileName()).equals(publication.version().toString())
              && Files.isRegularFile(above.resolve(PublicHead.NAME));
      Map<VersionId, Path> versions = beside && above != null ? inside(above) : new TreeMap<>();
      versions.put(publication.version(), own);
      return new ShownRelease(
          publication.version(),
          publication,
          versions,
          beside ? Optional.ofNullable(above) : Optional.empty());
    }
    NavigableMap<VersionId, Path> versions = Files.isDirectory(own) ? inside(own) : new TreeMap<>();
    if (versions.isEmpty()) {
      throw new UnsealException(
          ErrorCode.RELEASE_MISSING,
          "no published release: name the folder of a version, as releases/v2, or that above it");
    }
    VersionId newest = versions.lastKey();
    return new ShownRelease(
        newest, publication(own.resolve(newest.toString())), versions, Optional.of(own));
  }

  private static NavigableMap<VersionId, Path> inside(Path root) {
    NavigableMap<VersionId, Path> versions = new TreeMap<>();
    try (DirectoryStream<Path> inside = Files.newDirectoryStream(root, "v*")) {
      for (Path each : inside) {
        if (VersionId.is("" + each.getFileName())
            && Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)
            && Files.isRegularFile(each.resolve(Publication.NAME))) {
          versions.put(VersionId.parse("" + each.getFileName()), each);
        }
      }
    } catch (IOException e) {
      throw new UnsealException(ErrorCode.INPUT_UNREADABLE, root + " can't be read", e);
    }
    return versions;
  }

  private static Publication publication(Path folder) {
    Path file = folder.resolve(Publication.NAME);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(Publication.LONGEST + 1);
      if (bytes.length > Publication.LONGEST) {
        throw new UnsealException(
            ErrorCode.LIMIT_EXCEEDED, file + " is longer than a manifest may be");
      }
      return Publication.read(bytes);
    } catch (IOException e) {
      throw new UnsealException(ErrorCode.INPUT_UNREADABLE, file + " can't be read", e);
    } catch (MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.RELEASE_MISSING, file + " is no publication: " + e.getMessage(), e);
    }
  }
}
