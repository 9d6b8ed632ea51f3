package org.unseal.proof.verify;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.unseal.proof.release.Release;
import org.unseal.proof.release.ReleaseFile;

/**
 * The folder that a release lies in. Looked through once, without following links; what is opened
 * afterwards was a plain file then. Nothing outside of it is ever opened.
 */
public final class ReleaseFolder {
  private static final int MOST_FILES = 10_000;
  private static final int DEEPEST = 16;

  private final Path root;
  private final SortedMap<String, Long> files = new TreeMap<>();
  private final Set<String> odd = new TreeSet<>();
  private boolean complete = true;
  private int seen;

  private ReleaseFolder(Path root) {
    this.root = requireNonNull(root, "root");
  }

  /**
   * The release that a person named, by its folder or its manifest; empty where there is none.
   *
   * @throws IOException where the folder can't be listed
   */
  public static Optional<ReleaseFolder> find(Path named) throws IOException {
    return find(named, Release.NAME);
  }

  /**
   * The same of what has a manifest of another name: a publication.
   *
   * @throws IOException where the folder can't be listed
   */
  public static Optional<ReleaseFolder> find(Path named, String manifest) throws IOException {
    Path root = named;
    Path name = named.getFileName();
    if (name != null && name.toString().equals(manifest) && !Files.isDirectory(named)) {
      root = Optional.ofNullable(named.toAbsolutePath().getParent()).orElse(named);
    }
    if (!Files.isDirectory(root)
        || !Files.exists(root.resolve(manifest), LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    ReleaseFolder folder = new ReleaseFolder(root.toRealPath()); // a link to the whole is no harm
    folder.look();
    return Optional.of(folder);
  }

  /** A folder in which these names alone are looked at, and only plain files are seen. */
  static ReleaseFolder only(Path root, List<String> names) {
    ReleaseFolder folder = new ReleaseFolder(root);
    for (String name : names) {
      if (Files.isRegularFile(root.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
        folder.files.put(name, 0L); // lengths are of no interest here
      }
    }
    return folder;
  }

  /** Where it lies. */
  Path root() {
    return root;
  }

  private void look() throws IOException {
    Files.walkFileTree(
        root,
        EnumSet.noneOf(FileVisitOption.class),
        DEEPEST,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return count();
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            return seen(file, attributes);
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            odd.add(name(file));
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private FileVisitResult seen(Path file, BasicFileAttributes attributes) {
    if (attributes.isRegularFile()) {
      files.put(name(file), attributes.size());
    } else {
      odd.add(name(file)); // a link, a pipe, or a folder that lies too deep
    }
    return count();
  }

  private FileVisitResult count() {
    if (++seen <= MOST_FILES) {
      return FileVisitResult.CONTINUE;
    }
    complete = false;
    return FileVisitResult.TERMINATE;
  }

  private String name(Path file) {
    StringBuilder name = new StringBuilder();
    for (Path part : root.relativize(file)) {
      name.append(name.isEmpty() ? "" : "/").append(part);
    }
    return name.toString();
  }

  /** Plain files by name, and their lengths. */
  SortedMap<String, Long> files() {
    return files;
  }

  /** What is neither a plain file nor a folder. */
  Set<String> odd() {
    return odd;
  }

  /** Whether everything in it was looked at. */
  boolean complete() {
    return complete;
  }

  /** Whether there is a plain file of this name. */
  boolean has(String name) {
    return files.containsKey(name);
  }

  /**
   * Where a plain file lies, for who reads it by other means.
   *
   * @throws IOException where it is not there
   */
  public Path file(String name) throws IOException {
    open(name).close();
    return root.resolve(name);
  }

  /**
   * A plain file's bytes.
   *
   * @throws IOException where it is not there, too
   * @throws TooLongException where it has more bytes than these
   */
  public byte[] read(String name, int longest) throws IOException {
    try (FileChannel channel = open(name)) {
      long size = channel.size();
      if (size > longest) {
        throw new TooLongException("longer than " + longest + " bytes");
      }
      ByteBuffer buffer = ByteBuffer.allocate((int) size);
      while (buffer.hasRemaining()) {
        if (channel.read(buffer) < 0) {
          throw new IOException("the file became shorter");
        }
      }
      return buffer.array();
    }
  }

  /** A file is longer than what is read of its kind. */
  static final class TooLongException extends IOException {
    @java.io.Serial private static final long serialVersionUID = 1;

    TooLongException(String message) {
      super(message);
    }
  }

  /**
   * Where a plain file lies, for those who can't read from a channel.
   *
   * @throws IOException where it is not there, or no longer a plain file
   */
  public Path path(String name) throws IOException {
    if (!ReleaseFile.safe(name)
        || !has(name)
        || !Files.isRegularFile(root.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("no such file in the release");
    }
    return root.resolve(name);
  }

  /**
   * Opens a plain file for reading.
   *
   * @throws IOException where it is not there, too
   */
  FileChannel open(String name) throws IOException {
    if (!ReleaseFile.safe(name) || !has(name)) {
      throw new IOException("no such file in the release");
    }
    return FileChannel.open(root.resolve(name), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  }
}
