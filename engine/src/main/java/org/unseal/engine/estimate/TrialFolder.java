package org.unseal.engine.estimate;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import org.unseal.engine.files.Leftovers;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.files.PrivateFiles;

/**
 * A folder for parts of recordings: its owner's alone, and gone when this is closed. Called a draft
 * of the process, as analyses are that are being made beside it: {@link
 * org.unseal.engine.analysis.AnalysisStore#sweep} takes it away where the process was killed. One
 * thread.
 */
final class TrialFolder implements AutoCloseable {
  private final Path path;
  private final PartialFiles partials;

  /** Makes it in this one. */
  TrialFolder(Path parent, PartialFiles partials) {
    this.path = parent.resolve(Leftovers.name("draft"));
    this.partials = requireNonNull(partials, "partials");
    partials.begun(path);
    try {
      PrivateFiles.createFolders(path);
    } catch (IOException e) {
      partials.ended(path);
      throw OutputFile.writing(path, e);
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      Leftovers.remove(path);
      partials.ended(path);
    } catch (IOException e) {
      // stays on the list of partial files, so that the launcher tries again
      return;
    }
  }
}
