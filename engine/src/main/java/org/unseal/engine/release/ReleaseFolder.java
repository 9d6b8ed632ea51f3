package org.unseal.engine.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
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
import org.unseal.proof.release.ReleaseFile;

/**
 * A release's folder, which appears under its name only when it is complete. Closing without {@link
 * #complete} removes what there is of it. An existing one is never replaced.
 */
public final class ReleaseFolder implements AutoCloseable {
  static final String MEDIA = "media/recording.mp4";

  private final Path target;
  private final Path staging;
  private final PartialFiles partials;
  private final List<ReleaseFile> files = new ArrayList<>();
  private boolean open = true;

  /** Begins one; the target must not exist. */
  public ReleaseFolder(Path target, PartialFiles partials) {
    this.target = target;
    this.partials = partials;
    check(target);
    staging = parent(target).resolve(Leftovers.name("release"));
    partials.begun(staging);
    try {
      Files.createDirectories(staging.resolve(MEDIA).getParent());
    } catch (IOException e) {
      close();
      throw OutputFile.writing(target, e);
    }
  }

  private static Path parent(Path target) {
    Path parent = target.toAbsolutePath().normalize().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new UnsealException(
          ErrorCode.OUTPUT_FOLDER_MISSING,
          "the folder of " + target + " does not exist; make it, or choose another");
    }
    return parent;
  }

  /** Refuses a target that can't be made, before any work is done. */
  public static void check(Path target) {
    parent(target);
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new UnsealException(
          ErrorCode.OUTPUT_EXISTS,
          target + " exists; a release is never replaced, give a folder that does not exist");
    }
  }

  /** Where it is put together. */
  public Path path() {
    return staging;
  }

  Path media() {
    return staging.resolve(MEDIA);
  }

  /** Writes a file and lists it. */
  public void write(String name, byte[] bytes) {
    writeUnlisted(name, bytes);
    list(name);
  }

  /** Writes a file that the list of files does not name: the list itself, and its signature. */
  public void writeUnlisted(String name, byte[] bytes) {
    try {
      Files.write(staging.resolve(name), bytes);
    } catch (IOException e) {
      throw OutputFile.writing(target, e);
    }
  }

  /** Lists a file that is there. */
  public void list(String name) {
    Path file = staging.resolve(name);
    try {
      files.add(
          new ReleaseFile(
              name, Digest.ofHex(Digests.ofFile(file, Progress.SILENT)), Files.size(file)));
    } catch (IOException e) {
      throw OutputFile.writing(target, e);
    }
  }

  /** What is listed so far. */
  public List<ReleaseFile> files() {
    return List.copyOf(files);
  }

  /** Gives the folder its name. */
  public void complete() {
    check(target);
    try {
      Files.move(staging, target.toAbsolutePath());
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
