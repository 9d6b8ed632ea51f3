package org.unseal.cli.serve;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.unseal.proof.publication.VersionId;
import org.unseal.proof.release.ReleaseFile;

/**
 * Which file an address stands for: those in the folders of versions, and of what lies beside them
 * the few that a publication puts there. An address is letters, digits, dots, hyphens and
 * underscores between slashes, as every name in a release is; nothing in it is decoded, and no link
 * is followed.
 */
final class PublicFiles {
  private static final Set<String> BESIDE =
      Set.of(
          "head.json",
          "head.json.sig",
          "recall.json",
          "recall.json.sig",
          "feed.atom",
          "withdrawn.sha256");

  private static final Pattern ARCHIVE = Pattern.compile("v[1-9][0-9]{0,3}\\.zip");
  private static final String FRONT = "index.html";

  private final NavigableMap<VersionId, Path> versions;
  private final Optional<Path> root;

  /**
   * Of these folders.
   *
   * @param root in which the list of versions lies, if it is here
   */
  PublicFiles(Map<VersionId, Path> versions, Optional<Path> root) {
    this.versions = new TreeMap<>(versions);
    this.root = requireNonNull(root, "root");
  }

  /** What an address leads to. */
  sealed interface Found {
    /** A file, which is there and no link. */
    record Regular(Path file) implements Found {}

    /** It is said with another address. */
    record Elsewhere(String address) implements Found {}

    record Nothing() implements Found {}
  }

  /** The address of a version's page. */
  static String front(VersionId version) {
    return "/" + version + "/" + FRONT;
  }

  /**
   * Looks an address up.
   *
   * @param path as it stands in the request, without a query
   */
  Found find(String path) {
    if (path.equals("/")) {
      return versions.isEmpty()
          ? new Found.Nothing()
          : new Found.Elsewhere(front(versions.lastKey()));
    }
    String name = path.startsWith("/") ? path.substring(1) : "";
    if (VersionId.is(name) && versions.containsKey(VersionId.parse(name))) {
      return new Found.Elsewhere("/" + name + "/");
    }
    if (name.endsWith("/") && VersionId.is(name.substring(0, name.length() - 1))) {
      name += FRONT;
    }
    if (!ReleaseFile.safe(name)) {
      return new Found.Nothing();
    }
    int slash = name.indexOf('/');
    if (slash < 0) {
      boolean shown = BESIDE.contains(name) || ARCHIVE.matcher(name).matches();
      return shown && root.isPresent() ? regular(root.get(), name) : new Found.Nothing();
    }
    String first = name.substring(0, slash);
    Path folder = VersionId.is(first) ? versions.get(VersionId.parse(first)) : null;
    return folder == null ? new Found.Nothing() : regular(folder, name.substring(slash + 1));
  }

  /** No part of the way may be a link: what it leads to is not what was published. */
  private static Found regular(Path folder, String name) {
    Path at = folder;
    String[] parts = name.split("/", -1);
    for (int i = 0; i < parts.length; i++) {
      at = at.resolve(parts[i]);
      boolean last = i == parts.length - 1;
      if (last
          ? !Files.isRegularFile(at, LinkOption.NOFOLLOW_LINKS)
          : !Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
        return new Found.Nothing();
      }
    }
    return written(at, name) ? new Found.Regular(at) : new Found.Nothing();
  }

  /** On a file system where capitals make no difference the name must still be the file's own. */
  private static boolean written(Path file, String name) {
    try {
      return file.toRealPath(LinkOption.NOFOLLOW_LINKS).endsWith(Path.of(name));
    } catch (IOException e) {
      return false;
    }
  }
}
