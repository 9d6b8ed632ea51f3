package org.unseal.testkit.engine;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.unseal.engine.files.PartialFiles;

/** Remembers which incomplete files exist, and which ever did. */
public final class RecordedPartials implements PartialFiles {
  private final Set<Path> now = new ConcurrentSkipListSet<>();
  private final Set<Path> ever = new ConcurrentSkipListSet<>();

  @Override
  public void begun(Path file) {
    now.add(file);
    ever.add(file);
  }

  @Override
  public void ended(Path file) {
    now.remove(file);
  }

  /** Begun and not ended. */
  public Set<Path> now() {
    return Set.copyOf(now);
  }

  /** All that were ever begun. */
  public Set<Path> ever() {
    return Set.copyOf(ever);
  }
}
