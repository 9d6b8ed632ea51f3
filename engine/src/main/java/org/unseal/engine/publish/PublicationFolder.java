package org.unseal.engine.publish;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.unseal.engine.digest.Digests;
import org.unseal.engine.files.Leftovers;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.port.Progress;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.publication.PublishedFile;
import org.unseal.proof.release.ReleaseFile;

/**
 * The folder of a version while it is put together: it has its name only when it is complete, and
 * then it is never replaced. What a killed run left of one {@link PublicRoot} throws away. Closing
 * without {@link #complete} removes it.
 */
final class PublicationFolder implements AutoCloseable {
  private final Path target;
  private final Path staging;
  private final PartialFiles partials;
  private final List<PublishedFile> files = new ArrayList<>();
  private boolean open = true;

  PublicationFolder(Path target, PartialFiles partials) {
    this.target = target.toAbsolutePath();
    this.partials = partials;
    check();
    staging = this.target.resolveSibling(Leftovers.name(String.valueOf(target.getFileName())));
    partials.begun(staging);
    try {
      Files.createDirectory(staging);
    } catch (IOException e) {
      close();
      throw OutputFile.writing(target, e);
    }
  }

  private void check() {
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new UnsealException(
          ErrorCode.OUTPUT_EXISTS,
          target + " exists; a version that is out is never replaced, publish a new one");
    }
  }

  /** Where it is put together. */
  Path path() {
    return staging;
  }

  /** Copies a finished release into it, whole. */
  void copy(Path release, String folder) {
    Path place = staging.resolve(folder);
    try {
      Files.createDirectories(place);
      Files.walkFileTree(
          release,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path inside, BasicFileAttributes attributes)
                throws IOException {
              Files.createDirectories(place.resolve(release.relativize(inside).toString()));
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              if (!attributes.isRegularFile()) {
                throw new UnsealException(
                    ErrorCode.INPUT_UNREADABLE, "a release has something that is no plain file");
              }
              Files.copy(file, place.resolve(release.relativize(file).toString()));
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw OutputFile.writing(target, e);
    }
  }

  /** Writes a file and lists it. */
  void write(String name, Octets bytes, PublishedFile.Role what) {
    writeUnlisted(name, bytes.toArray());
    list(name, what);
  }

  /** Copies a file and lists it. */
  void copyFile(Path file, String name, PublishedFile.Role what) {
    Path place = place(name);
    try {
      Files.createDirectories(parent(place));
      Files.copy(file, place);
    } catch (IOException e) {
      throw OutputFile.writing(target, e);
    }
    list(name, what);
  }

  /** Writes a file that the list of files does not name. */
  void writeUnlisted(String name, byte[] bytes) {
    Path place = place(name);
    try {
      Files.createDirectories(parent(place));
      Files.write(place, bytes);
    } catch (IOException e) {
      throw OutputFile.writing(target, e);
    }
  }

  private Path place(String name) {
    if (!ReleaseFile.safe(name)) {
      throw new UnsealException(
          ErrorCode.USAGE, "a file of a publication has a name that not every system can have");
    }
    return staging.resolve(name);
  }

  private Path parent(Path place) {
    Path parent = place.getParent();
    return parent == null ? staging : parent;
  }

  private void list(String name, PublishedFile.Role what) {
    Path file = staging.resolve(name);
    try {
      files.add(
          new PublishedFile(
              new ReleaseFile(
                  name, Digest.ofHex(Digests.ofFile(file, Progress.SILENT)), Files.size(file)),
              what));
    } catch (IOException e) {
      throw OutputFile.writing(target, e);
    }
  }

  /** A file in a folder of it, with its digest, by its name in that folder. */
  ReleaseFile fileOf(String below, String name) {
    Path file = staging.resolve(below).resolve(name);
    try {
      return new ReleaseFile(
          name, Digest.ofHex(Digests.ofFile(file, Progress.SILENT)), Files.size(file));
    } catch (IOException e) {
      throw OutputFile.writing(target, e);
    }
  }

  List<PublishedFile> files() {
    return List.copyOf(files);
  }

  /** Gives the folder its name. */
  void complete() {
    check();
    try {
      Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
      open = false;
      partials.ended(staging);
    } catch (IOException e) {
      throw OutputFile.writing(target, e);
    }
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      try {
        Leftovers.remove(staging);
        partials.ended(staging);
      } catch (IOException e) {
        // stays on the list of partial files, so that the launcher tries again
        return;
      }
    }
  }
}
