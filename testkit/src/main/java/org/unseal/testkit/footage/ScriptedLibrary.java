package org.unseal.testkit.footage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FootageLibrary;

/** Opens the same scripted recording whatever the file holds, and counts how often. */
public final class ScriptedLibrary implements FootageLibrary {
  private final Supplier<? extends Footage> recordings;
  private final List<Path> opened = new ArrayList<>();

  /** Opens what the supplier gives; one that throws is a recording that can't be opened. */
  public ScriptedLibrary(Supplier<? extends Footage> recordings) {
    this.recordings = recordings;
  }

  /** Which files were asked for, in order. */
  public List<Path> opened() {
    return List.copyOf(opened);
  }

  @Override
  public Footage open(Path file, int threads) {
    opened.add(file);
    return recordings.get();
  }
}
