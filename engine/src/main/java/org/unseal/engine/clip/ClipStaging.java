package org.unseal.engine.clip;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.unseal.engine.files.Leftovers;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.files.PrivateFiles;

/** A folder, its owner's alone, that gets its name when it is complete. */
final class ClipStaging implements AutoCloseable {
  private final Path target;
  private final Path staging;
  private final PartialFiles partials;
  private boolean open = true;

  ClipStaging(Path target, PartialFiles partials) {
    this.target = target.toAbsolutePath().normalize();
    this.partials = partials;
    Path parent = requireNonNull(this.target.getParent(), "the root of a disk is no clip");
    staging = parent.resolve(Leftovers.name("clip"));
    partials.begun(staging);
    try {
      PrivateFiles.createFolders(staging);
    } catch (IOException e) {
      close();
      throw OutputFile.writing(target, e);
    }
  }

  Path path() {
    return staging;
  }

  /** Takes the place of what is there, which can be made again. */
  void complete() throws IOException {
    Leftovers.remove(target);
    Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
    open = false;
    partials.ended(staging);
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
