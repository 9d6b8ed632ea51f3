package org.unseal.cli.process;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * A file that appears under its name only when it is complete: write to {@link #partial}, then
 * {@link #publish}. Closed without that, nothing is left, and neither is after Ctrl-C or the death
 * of the process.
 */
public final class OutputFile implements AutoCloseable {
  private final Path target;
  private final boolean replace;
  private final Path partial;
  private final Scratch scratch;
  private boolean closed;

  /**
   * Checks that the target can be made; makes nothing yet.
   *
   * @param target the name it is to have
   * @param replace whether a file of that name may be replaced
   * @throws UnsealException where the target exists, is a folder, or its folder is missing
   */
  public OutputFile(Path target, boolean replace, Scratch scratch) {
    this.target = requireNonNull(target, "target");
    this.replace = replace;
    this.scratch = requireNonNull(scratch, "scratch");
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(target)) {
      throw new UnsealException(
          ErrorCode.USAGE, "%s is a folder; name a file in it".formatted(target));
    }
    if (!replace && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw exists();
    }
    if (!Files.isDirectory(folder)) {
      throw new UnsealException(
          ErrorCode.OUTPUT_FOLDER_MISSING,
          "there is no folder %s; make it first".formatted(folder));
    }
    if (!Files.isWritable(folder)) {
      throw new UnsealException(
          ErrorCode.FOLDER_NOT_WRITABLE,
          "nothing can be written to %s; choose another folder".formatted(folder));
    }
    this.partial = scratch.partialBeside(target);
  }

  /** Where to write; nothing is there yet. In the target's folder, so that a move is enough. */
  public Path partial() {
    return partial;
  }

  /** Gives the complete file its name. Without leave to replace, a file made meanwhile stays. */
  public void publish() {
    try {
      if (replace) {
        Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
      } else {
        publishNew();
      }
    } catch (FileAlreadyExistsException e) {
      throw exists();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    closed = true;
    scratch.forget(partial);
  }

  /** A link fails where a move would silently replace; not every file system has links. */
  private void publishNew() throws IOException {
    try {
      Files.createLink(target, partial);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.move(partial, target);
      return;
    }
    Files.delete(partial);
  }

  /** Removes what was written unless it was published. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      Files.deleteIfExists(partial);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    scratch.forget(partial);
  }

  private UnsealException exists() {
    return new UnsealException(
        ErrorCode.OUTPUT_EXISTS,
        "%s is there already; use --force to replace it or choose another name".formatted(target));
  }
}
