package org.unseal.cli.process;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.unseal.engine.files.PartialFiles;

/**
 * Remembers the files that must not outlive an unfinished run. They are noted in the launcher's
 * scratch folder too, in the file {@code partials}, each path ended by a zero byte, so that the
 * launcher can remove them after a death that this process can't answer. Any thread.
 */
public final class Scratch implements PartialFiles {
  private static final String PARTIALS = "partials";
  private static final String STARTED = "started";

  private final Optional<Path> folder;
  private final Set<Path> partials = new HashSet<>();

  /**
   * Tells the launcher that the program itself has begun.
   *
   * @param folder the launcher's; empty without one
   */
  public Scratch(Optional<Path> folder) {
    this.folder = requireNonNull(folder, "folder");
    append(STARTED, new byte[0]);
  }

  @Override
  public synchronized void begun(Path file) {
    Path partial = file.toAbsolutePath();
    append(PARTIALS, (partial + "\0").getBytes(pathCharset()));
    partials.add(partial);
  }

  /** The file is gone or has become someone's; it is no longer removed by {@link #removeAll}. */
  @Override
  public synchronized void ended(Path file) {
    partials.remove(file.toAbsolutePath());
  }

  /** Removes every half-made file; for the end of a process whose commands didn't get to it. */
  synchronized void removeAll() {
    partials.removeIf(Scratch::removed);
  }

  /** What can't be removed here is left to the launcher, which tries once more. */
  private static boolean removed(Path partial) {
    try {
      if (Files.isDirectory(partial, LinkOption.NOFOLLOW_LINKS)) {
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(partial)) {
          inside.forEach(Scratch::removed);
        }
      }
      Files.deleteIfExists(partial);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void append(String name, byte[] bytes) {
    if (folder.isEmpty()) {
      return;
    }
    try {
      Files.write(
          folder.get().resolve(name), bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the operating system's own calls take path names in. */
  private static Charset pathCharset() {
    return Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
  }
}
